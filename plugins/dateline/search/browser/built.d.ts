/** What plugins/dateline/search/client.py puts before the joined sources. */

/** English stop words and elisions, parted by blanks: the entry "en" of plugins/dateline/search/languages.json. */
declare const ENGLISH: { stop: string; elisions: string };
