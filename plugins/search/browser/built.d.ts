/** What plugins/search/client.py puts before the joined sources. */

/** English stop words and elisions, parted by blanks: the entry "en" of plugins/search/languages.json. */
declare const ENGLISH: { stop: string; elisions: string };
