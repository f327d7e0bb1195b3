// Discord's inline marks as rules of markdown-it: spoilers, mentions, timestamps,
// emoji and addresses. Bold, italics, strike, code and escapes are its own.

const stops = /[\\`*_~|<@[\]!]|https?:\/\//g;

/** Runs of plain text, up to the next character that could mean something. */
function text(state, silent) {
  stops.lastIndex = state.pos;
  const next = stops.exec(state.src);
  const end = next && next.index < state.posMax ? next.index : state.posMax;
  if (end === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
}

/** ||spoiler|| with marks inside. */
function spoiler(state, silent) {
  const { src, pos, posMax } = state;
  if (!src.startsWith("||", pos)) return false;
  const end = src.indexOf("||", pos + 3);
  if (end < 0 || end + 2 > posMax) return false;
  if (!silent) {
    state.push("spoiler_open", "span", 1);
    state.pos = pos + 2;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.push("spoiler_close", "span", -1);
  }
  state.pos = end + 2;
  return true;
}

const addresses = /https?:\/\/[^\s<>|\]]*[^\s<>|.,:;"'!?*_~)\]]/y;
const angled = [
  ["user", /<@!?(\d{1,20})>/y],
  ["role", /<@&(\d{1,20})>/y],
  ["channel", /<#(\d{1,20})>/y],
  ["command", /<\/([-_'\p{L}\p{N} ]{1,98}):(\d{1,20})>/uy],
  ["stamp", /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y],
  ["emoji", /<a?:(\w{2,32}):(\d{1,20})>/y],
  ["address", /<(https?:\/\/[^\s<>]+)>/y],
];

function leaf(state, kind, found, silent) {
  if (!silent) {
    const token = state.push(kind, "", 0);
    token.meta = found.slice(1);
    token.content = found[0];
  }
  state.pos += found[0].length;
  return true;
}

/** Everything that Discord writes in angle brackets. */
function angle(state, silent) {
  if (state.src[state.pos] !== "<") return false;
  for (const [kind, pattern] of angled) {
    pattern.lastIndex = state.pos;
    const found = pattern.exec(state.src);
    if (found && pattern.lastIndex <= state.posMax) return leaf(state, kind, found, silent);
  }
  return false;
}

/** Bare addresses; nothing but http and https becomes a link. */
function address(state, silent) {
  if (state.src[state.pos] !== "h" || state.linkLevel > 0) return false;
  addresses.lastIndex = state.pos;
  const found = addresses.exec(state.src.slice(0, state.posMax));
  return found ? leaf(state, "address", [found[0], found[0]], silent) : false;
}

/** @everyone and @here, which are a mention only if the message really was one. */
function everyone(state, silent) {
  const found = /^@(everyone|here)/.exec(state.src.slice(state.pos, state.pos + 9));
  return found && state.env.everyone ? leaf(state, "everyone", found, silent) : false;
}

/** A masked link whose text is empty or another address stays text, as in Discord. */
function dishonest(state, silent) {
  const label = /^\[([^\]]*)\]\(/.exec(state.src.slice(state.pos, state.pos + 300));
  if (!label || (label[1].trim() !== "" && !/https?:\/\//.test(label[1]))) return false;
  if (!silent) state.pending += "[";
  state.pos++;
  return true;
}

/** Adds the rules to a parser. */
export function inlineRules(md) {
  md.inline.ruler.at("text", text);
  md.inline.ruler.before("emphasis", "spoiler", spoiler);
  for (const [name, rule] of Object.entries({ angle, address, everyone, dishonest })) {
    md.inline.ruler.before("link", name, rule);
  }
  md.validateLink = (href) => /^https?:\/\//i.test(href);
}
