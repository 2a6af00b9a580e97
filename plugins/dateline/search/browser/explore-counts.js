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
    await (target.plain ? addPlain(target, lookup, counts) : addPlaced(target, lookup, matches, counts));
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
