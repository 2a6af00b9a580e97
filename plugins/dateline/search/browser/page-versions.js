/** Completes the stories of a list with the versions that stand further below in the result. */

/**
 * Return of each document that has other versions the ordinals of all of them (docs/index-format.md, section 7).
 *
 * @param {Directory} directory
 * @returns {Promise<Map<number, number[]>>}
 */
async function readStoryGroups({ data, store }) {
  if (!data.tables.versions) return new Map();
  return store.read(`tables/${data.tables.versions}`, (payload) => {
    const reader = new ByteReader(payload);
    const groups = new Map();
    let first = 0;
    for (let left = reader.varint(); left > 0; left -= 1) {
      const size = reader.varint();
      const group = [(first += reader.varint())];
      while (group.length < size) group.push(group[group.length - 1] + reader.varint());
      for (const ordinal of group) groups.set(ordinal, group);
    }
    return groups;
  });
}

/**
 * Say of each story shown how many versions the whole result has of it; those that are not listed are read when a
 * reader unfolds them.
 *
 * @param {SearchPage} page
 * @param {Outcome} outcome
 * @param {number} turn
 */
async function completeStories(page, { lookup: { directory }, matches }, turn) {
  const groups = await readStoryGroups(directory);
  if (turn !== page.turn) return;
  for (const [index, story] of page.stories.entries()) {
    const known = new Set([story.hit, ...story.versions].map(({ ordinal }) => ordinal));
    const more = (groups.get(story.hit.ordinal) ?? []).filter((ordinal) => matches[ordinal] && !known.has(ordinal));
    if (more.length) showMoreVersions(page, index, more, directory);
  }
}

/**
 * @param {SearchPage} page
 * @param {number} index of the story
 * @param {number[]} ordinals of versions that are not listed
 * @param {Directory} directory
 */
function showMoreVersions(page, index, ordinals, directory) {
  const story = page.stories[index];
  const item = page.items()[index];
  item.querySelector(".versions")?.remove();
  const number = story.versions.length + ordinals.length;
  const folded = element("details", { class: "versions" }, element("summary", {}, page.wording.versions(number)));
  folded.addEventListener(
    "toggle",
    async () => {
      const read = await Promise.all(ordinals.map((ordinal) => readHit(directory, ordinal, 0)));
      showVersions(item, { ...story, versions: [...story.versions, ...read] }, page.wording);
      /** @type {HTMLDetailsElement | null} */ (item.querySelector(".versions"))?.toggleAttribute("open", true);
    },
    { once: true },
  );
  item.lastElementChild?.append(folded);
}
