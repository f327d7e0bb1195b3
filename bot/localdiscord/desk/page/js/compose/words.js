// Mentions as people write them (@alice, #news) and as Discord sends them (<@1>).

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function known(store) {
  const people = store.members.map((m) => ["@" + m.username, `<@${m.id}>`]);
  const channels = store.channels.filter((c) => c.kind === "text").map((c) => ["#" + c.name, `<#${c.id}>`]);
  return [...people, ...channels].sort((a, b) => b[0].length - a[0].length);
}

/** A text as it is sent. */
export function outgoing(text, store) {
  const names = known(store);
  if (names.length === 0) return text;
  const pattern = new RegExp(`(^|[^\\w<])(${names.map(([n]) => escaped(n)).join("|")})(?![\\w-])`, "giu");
  return text.replace(pattern, (_, before, name) => before + names.find(([n]) => n.toLowerCase() === name.toLowerCase())[1]);
}

/** A sent text as it is edited. */
export function incoming(text, store) {
  return known(store).reduce((t, [name, sent]) => t.replaceAll(sent, name).replaceAll(sent.replace("<@", "<@!"), name), text);
}
