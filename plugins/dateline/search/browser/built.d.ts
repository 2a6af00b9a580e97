/** What plugins/dateline/search/client.py puts before the joined sources. */

/** English stop words and elisions, parted by blanks: the entry "en" of plugins/dateline/search/languages.json. */
declare const ENGLISH: { stop: string; elisions: string };

/** Names of an article's fields in CSL-JSON, RIS and BibTeX: the table of plugins/dateline/article/fields.py. */
declare const CITED_FIELDS: [string, string | null, string | null][];

/** Names that babel has for languages, by BCP 47 primary subtag. */
declare const BABEL_NAMES: Record<string, string>;
