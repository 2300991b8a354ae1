/**
 * Articles with annotations made by hand, and a stand-in for the engine that gives them: the page is
 * tested apart from what the engine finds. The people, outlets and articles are invented.
 */

/**
 * @typedef {object} Said
 * @property {string} who id of a source, or '' where nobody is named as one
 * @property {'direct'|'indirect'|'mixed'} kind
 * @property {string[]} content the words, without their outer quotation marks; several where an attribution breaks them
 * @property {string[]} [quoted]
 * @property {string} [cue] looked for near the content
 * @property {number} [confidence]
 * @property {string} [mention] the words that name the source, where they are a pronoun or no name
 */

/**
 * @typedef {object} Somebody
 * @property {string} id
 * @property {'person'|'organization'|'unnamed'|'unknown'} type
 * @property {string} name
 * @property {string} [latin]
 * @property {string[]} [aliases]
 * @property {string} [role]
 * @property {string} [affiliation]
 */

/**
 * The annotation of a text, in the output contract, places in UTF-16 code units.
 *
 * @param {string} text
 * @param {'zh-Hans'|'zh-Hant'|'en'} language
 * @param {Somebody[]} sources
 * @param {Said[]} said in order of the text
 */
export function annotate(text, language, sources, said) {
  const people = sources.filter(source => source.type === "person");
  const organizations = sources.filter(source => source.type === "organization");
  let from = 0;
  /** @type {(words: string, at?: number) => [number, number]} */
  const find = (words, at = from) => {
    const start = text.indexOf(words, at);
    if (start < 0) throw new Error(`not in the article: ${words}`);
    return [start, start + words.length];
  };
  const statements = said.map((one, id) => {
    const content = one.content.map(words => {
      const span = find(words);
      from = span[1];
      return span;
    });
    const first = content[0]?.[0] ?? 0;
    const source = sources.find(each => each.id === one.who);
    const type = source?.type ?? "unknown";
    const words = one.mention ?? (type === "unknown" ? null : (source?.name ?? null));
    const near = Math.max(0, text.lastIndexOf("\n", first));
    return {
      id,
      kind: one.kind,
      content,
      quoted: one.kind === "direct" ? content : (one.quoted ?? []).map(words => find(words, first)),
      cue: one.cue ? find(one.cue, text.indexOf(one.cue, near)) : null,
      source: {
        type,
        ...(type === "person" ? { person: people.findIndex(each => each.id === one.who) } : {}),
        ...(type === "organization" ? { organization: organizations.findIndex(each => each.id === one.who) } : {}),
        ...(words && text.indexOf(words, near) >= 0 ? { span: find(words, near), text: words } : {}),
      },
      confidence: one.confidence ?? 0.95,
      rule: "fixture",
    };
  });
  /** @type {(source: Somebody) => {span: [number, number], form: string}[]} */
  const mentions = ({ name, aliases = [] }) => {
    const found = [...text.matchAll(new RegExp([name, ...aliases].join("|"), "gu"))];
    return found.map(match => ({
      span: /** @type {[number, number]} */ ([match.index, match.index + match[0].length]),
      form: match[0] === name ? "full" : "short",
    }));
  };
  return {
    version: 1,
    language,
    people: people.map((source, id) => ({
      id,
      name: source.name,
      aliases: source.aliases ?? [],
      latin: source.latin ?? null,
      role: source.role ?? null,
      affiliation: source.affiliation ?? null,
      expert: true,
      mentions: [
        ...mentions(source),
        ...statements
          .filter((each, i) => each.source.person === id && said[i]?.mention && each.source.span)
          .map(each => ({ span: each.source.span, form: "pronoun" })),
      ],
    })),
    organizations: organizations.map((source, id) => ({ id, name: source.name, mentions: mentions(source) })),
    statements,
  };
}
