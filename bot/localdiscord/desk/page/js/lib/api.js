// The desk's HTTP calls.

/** A call that was refused: code is Discord's, 0 if there is none. */
export class Refused extends Error {
  constructor(status, code, message) {
    super(message);
    Object.assign(this, { status, code });
  }
}

async function call(address, options) {
  let answer;
  try {
    answer = await fetch(address, options);
  } catch {
    throw new Refused(0, 0, "The playground can't be reached. Is it still running?");
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Refused(answer.status, body?.error?.code ?? 0, body?.error?.message ?? `HTTP ${answer.status}`);
  }
  return body;
}

/** Reads: get("messages", {as, channel_id}). */
export function get(path, query = {}, signal) {
  const given = Object.entries(query).filter(([, v]) => v !== undefined);
  return call(`/api/${path}?${new URLSearchParams(given)}`, { signal });
}

/** Acts: post("send", {as, channel_id, content}). */
export function post(path, body, signal) {
  return call(`/api/${path}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal,
  });
}
