// Discord's blocks: code fences and quotes cut a text into pieces; headings,
// small print, lists and paragraphs are rules of markdown-it within a piece.

const cuts = /(?<!\\)```(?:([a-z0-9_+\-.#]+)\n)?\n*([\s\S]*?[^\n`][\s\S]*?)\n*```|^>>> ([\s\S]*)|^> .*(?:\n> .*|\n>$)*/gim;

/**
 * Cuts a text into pieces in order: {kind: "text"|"quote", text} and
 * {kind: "code", text, language}.
 */
export function pieces(source) {
  const found = [];
  let from = 0;
  const plain = (to) => {
    const text = source.slice(from, to).replace(found.length ? /^\n/ : /^/, "").replace(to < source.length ? /\n$/ : /$/, "");
    if (text !== "") found.push({ kind: "text", text });
  };
  for (const cut of source.matchAll(cuts)) {
    plain(cut.index);
    from = cut.index + cut[0].length;
    if (cut[2] !== undefined) found.push({ kind: "code", text: cut[2], language: cut[1] ?? "" });
    else found.push({ kind: "quote", text: cut[3] ?? cut[0].replace(/^> ?/gm, "") });
  }
  plain(source.length);
  return found;
}

/** Escapes the list marks that Discord doesn't know: "+", "1)" and empty items. */
export function onlyDiscordLists(text) {
  return text.replace(/^([ \t]*)(\+|\d{1,9}\))(?= )/gm, (_, space, mark) => space + mark.slice(0, -1) + "\\" + mark.slice(-1))
    .replace(/^([ \t]*)([-*+])[ \t]*$/gm, "$1\\$2");
}

/** A rule for blocks of one line. */
function oneLine(pattern, open) {
  return (state, line, _, silent) => {
    const found = pattern.exec(state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]));
    if (!found) return false;
    if (silent) return true;
    const [kind, tag, content] = open(found);
    state.push(kind + "_open", tag, 1).map = [line, line + 1];
    const inline = state.push("inline", "", 0);
    Object.assign(inline, { content, map: [line, line + 1], children: [] });
    state.push(kind + "_close", tag, -1);
    state.line = line + 1;
    return true;
  };
}

/** Lines up to the next block. Empty lines stay what they are. */
function paragraph(state, line, end) {
  const rules = state.md.block.ruler.getRules("paragraph");
  let next = line + 1;
  for (; next < end; next++) {
    if (state.isEmpty(next)) continue;
    if (state.sCount[next] < state.blkIndent) break;
    if (rules.some((rule) => rule(state, next, end, true))) break;
  }
  state.line = next;
  state.push("paragraph_open", "p", 1).map = [line, next];
  const inline = state.push("inline", "", 0);
  const content = state.getLines(line, next, state.blkIndent, false).replace(/\s+$/, "");
  Object.assign(inline, { content, map: [line, next], children: [] });
  state.push("paragraph_close", "p", -1);
  return true;
}

/** Adds the rules to a parser. */
export function blockRules(md) {
  const alt = { alt: ["paragraph", "list"] };
  md.block.ruler.before("list", "title", oneLine(/^(#{1,3}) +(\S.*)$/, (f) => ["heading", "h" + f[1].length, f[2]]), alt);
  md.block.ruler.before("list", "subtext", oneLine(/^-# +(\S.*)$/, (f) => ["subtext", "small", f[1]]), alt);
  md.block.ruler.at("paragraph", paragraph);
}
