/**
 * How often the targets of a query stand in each article, read off the index alone: no text is loaded. Mirrors
 * plugins/dateline/search/explore/counts.py.
 */

/**
 * @param {Target[]} targets
 * @param {Lookup} lookup
 * @param {Uint8Array} matches the articles that are counted
 * @returns {Promise<Float64Array>} occurrences in each ordinal
 */
async function occurrenceCounts(targets, lookup, matches) {
  const counts = new Float64Array(matches.length);
  for (const target of targets) {
    const single = target.ways.every(({ length }) => length === 1);
    if (target.plain) await addPlain(target, lookup, counts);
    else if (single) await addSingle(target, lookup, matches, counts);
    else await addPlaced(target, lookup, matches, counts);
  }
  matches.forEach((match, ordinal) => match || (counts[ordinal] = 0));
  return counts;
}

/**
 * @param {Target} target
 * @param {Lookup} lookup
 * @param {Float64Array} counts
 */
async function addPlain({ field, ways }, lookup, counts) {
  for (const [{ term }] of ways) {
    const postings = await lookup.term(term);
    postings?.ordinals.forEach((ordinal, index) => {
      counts[ordinal] += (field === "body" ? 0 : postings.title[index]) + (field === "title" ? 0 : postings.body[index]);
    });
  }
}

/** @typedef {{postings: Postings, forms: Set<string>}} SingleTerm forms: those that count */

/**
 * Count words of one term each, as a star stands for. Postings tell it where an article has no other form of the term, and
 * no other word of the target that can stand at the same place; positions, whose bytes are many, are read for the rest.
 *
 * @param {Target} target
 * @param {Lookup} lookup
 * @param {Uint8Array} matches
 * @param {Float64Array} counts
 */
async function addSingle({ field, ways }, lookup, matches, counts) {
  /** @type {Map<string, SingleTerm>} */
  const terms = new Map();
  for (const [{ term, forms }] of ways) {
    const postings = await lookup.term(term);
    const known = terms.get(term)?.forms ?? [];
    if (postings) terms.set(term, { postings, forms: new Set([...known, ...(forms ?? postings.forms)]) });
  }
  const meeting = meetingPlaces([...terms.values()], matches.length);
  const fields = field === null ? [0, 1] : [field === "title" ? 0 : 1];
  /** @type {Map<number, Set<string>>} field and position of each occurrence, by ordinal */
  const places = new Map();
  for (const [term, { postings, forms }] of terms) {
    const others = bitsOf(postings, postings.forms.filter((form) => !forms.has(form)));
    const unclear = new Uint8Array(matches.length);
    postings.ordinals.forEach((ordinal, index) => {
      if (!matches[ordinal]) return;
      if (postings.masks[index] & others || meeting.get(term)?.[ordinal]) unclear[ordinal] = 1;
      else for (const at of fields) counts[ordinal] += [postings.title, postings.body][at][index];
    });
    if (!unclear.includes(1)) continue;
    for (const [ordinal, found] of await placesOfStep({ term, forms, position: 0 }, lookup, unclear)) {
      const known = places.get(ordinal) ?? new Set();
      for (const at of fields) for (const place of found[at]) known.add(`${at} ${place}`);
      places.set(ordinal, known);
    }
  }
  for (const [ordinal, known] of places) counts[ordinal] += known.size;
}

/**
 * Return where words of two terms may stand at one place: a joined word stands where its first part does, and begins
 * with it.
 *
 * @param {SingleTerm[]} terms
 * @param {number} size ordinals of the index
 * @returns {Map<string, Uint8Array>} by term, 1 for each ordinal that has a word of it that may meet another
 */
function meetingPlaces(terms, size) {
  /** @type {Map<string, SingleTerm[]>} */
  const byForm = new Map();
  for (const term of terms) for (const form of term.forms) byForm.set(form, [...(byForm.get(form) ?? []), term]);
  /** @type {Map<string, Uint8Array>} */
  const found = new Map(terms.map(({ postings }) => [postings.term, new Uint8Array(size)]));
  for (const [word, wholes] of byForm) {
    for (let length = 1; length < word.length; length += 1) {
      const form = word.slice(0, length);
      for (const part of byForm.get(form) ?? []) {
        const having = new Set(withForms(part.postings, bitsOf(part.postings, [form])).ordinals);
        for (const { postings } of wholes) {
          if (postings === part.postings) continue;
          for (const ordinal of withForms(postings, bitsOf(postings, [word])).ordinals) {
            if (!having.has(ordinal)) continue;
            for (const { term } of [postings, part.postings]) /** @type {Uint8Array} */ (found.get(term))[ordinal] = 1;
          }
        }
      }
    }
  }
  return found;
}

/**
 * Count by positions: where two ways meet at one place, it counts once.
 *
 * @param {Target} target
 * @param {Lookup} lookup
 * @param {Uint8Array} matches
 * @param {Float64Array} counts
 */
async function addPlaced({ field, ways }, lookup, matches, counts) {
  /** @type {Map<number, Set<number>>[]} of title and body: where the target begins, by ordinal */
  const starts = [new Map(), new Map()];
  const fields = field === null ? [0, 1] : [field === "title" ? 0 : 1];
  for (const way of ways) {
    const places = await Promise.all(way.map((step) => placesOfStep(step, lookup, matches)));
    for (const [ordinal, first] of places[0]) {
      for (const at of fields) {
        const rows = places.map((place) => new Set(place.get(ordinal)?.[at] ?? []));
        const found = first[at].filter((start) =>
          rows.every((row, step) => row.has(start - way[0].position + way[step].position)),
        );
        const known = starts[at].get(ordinal) ?? new Set();
        found.forEach((start) => known.add(start));
        starts[at].set(ordinal, known);
      }
    }
  }
  for (const field of starts) for (const [ordinal, places] of field) counts[ordinal] += places.size;
}

/**
 * @param {Step} step
 * @param {Lookup} lookup
 * @param {Uint8Array} matches
 * @returns {Promise<Places>}
 */
async function placesOfStep({ term, forms }, lookup, matches) {
  const { positions } = lookup.directory.data.tables;
  const postings = positions ? await lookup.term(term) : null;
  if (!postings) return new Map();
  const ordinals = new Set([...postings.ordinals].filter((ordinal) => matches[ordinal]));
  const table = await lookup.store.read(`tables/${positions}`, positionTable);
  const shard = await lookup.store.read(table.pathOf(term) ?? "", (payload) => new PositionShard(payload));
  return shard.placesOf(postings, forms, ordinals);
}
