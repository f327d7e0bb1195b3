// The bot's commands as the picker offers them.

import { post } from "../lib/api.js";

/**
 * The slash commands of a channel, subcommands as entries of their own:
 * {path, shown, description, options}. path is what is run; shown, the
 * description and the options' labels are in the language of the member's client.
 */
export function slashCommands(store) {
  const locale = store.me?.locale;
  const name = (c) => c.name_localizations?.[locale] ?? c.name;
  const about = (c) => c.description_localizations?.[locale] ?? c.description;
  const walk = (path, shown, c) => {
    const inner = (c.options ?? []).filter((o) => o.type === 1 || o.type === 2);
    if (inner.length) return inner.flatMap((o) => walk(`${path} ${o.name}`, `${shown} ${name(o)}`, o));
    return [{ path, shown, description: about(c), options: (c.options ?? []).map((o) => ({ ...o, label: name(o), description: about(o) })) }];
  };
  return store.commandsIn(store.current, 1).flatMap((c) => walk(c.name, name(c), c));
}

/** Those of the commands that fit what was typed, the ones that begin so first. */
export function fitting(commands, typed) {
  const t = typed.toLowerCase();
  const rank = (c) => c.path.startsWith(t) || c.shown.startsWith(t) ? 0 : c.path.includes(t) ? 1 : c.description.toLowerCase().includes(t) && t.length > 2 ? 2 : 3;
  return commands.map((c) => [rank(c), c]).filter(([r]) => r < 3).sort((a, b) => a[0] - b[0]).map(([, c]) => c);
}

/** What a command takes, in brackets: "name [more]". */
export function shape(command) {
  return command.options.map((o) => o.required ? o.label : `[${o.label}]`).join(" ");
}

/** A choice's name, in which what follows a dash is an explanation. */
export function named(choice) {
  const [name, ...rest] = choice.name.split(" – ");
  return { main: name, args: rest.join(" – ") };
}

const pause = 90;

/** Asks the bot for suggestions, one question at a time and not at every key. */
export class Completion {
  #timer = 0;
  #under = null;

  constructor(store, picker) { Object.assign(this, { store, picker }); }

  stop() {
    clearTimeout(this.#timer);
    this.#under?.abort();
    this.#under = null;
  }

  /**
   * Asks for the last of options; done gets the choices, failed the problem. Until
   * then nothing that the picker shows can be chosen.
   */
  ask(command, options, done, failed) {
    this.stop();
    this.picker.age();
    const control = new AbortController();
    this.#under = control;
    this.#timer = setTimeout(async () => {
      const { as, current } = this.store;
      try {
        const { choices } = await post("autocomplete", { as, channel_id: current, command, options }, control.signal);
        if (this.#under === control) done(choices);
      } catch (problem) {
        if (this.#under === control) failed(problem);
      }
    }, pause);
  }
}
