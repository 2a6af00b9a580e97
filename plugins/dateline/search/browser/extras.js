/** The last of the extra files: adds to `dateline` what they bring. */

Object.assign(dateline, { facets, suggest, corrected, waysOut });
