// What the page shows is one record; the part of it that differs from the default stands in the address.

const FILTERS = ["code", "status", "level", "place", "objective", "technology", "tag", "at", "only"];
const DEFAULTS = {
  view: "first", id: "", depth: 1, finding: "", mode: "map", hide: "", sel: "", lang: CORE.start.lang, theme: "",
  ...Object.fromEntries(FILTERS.map((filter) => [filter, ""])),
};
const state = { ...DEFAULTS, dark: false };

/** Return the state an address asks for; what it asks wrongly is left at the default. */
function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const found = { ...DEFAULTS, ...(asked.size ? {} : CORE.start) };
  for (const key of Object.keys(DEFAULTS)) if (asked.has(key)) found[key] = asked.get(key);
  found.depth = Math.min(4, Math.max(1, Number(found.depth) || 1));
  if (found.lang !== "zh") found.lang = "en";
  if (found.id && !(found.id in NUMBER)) found.id = "";
  if (found.finding && !(found.finding in FINDING)) found.finding = "";
  if (found.sel && !(found.sel in NUMBER)) found.sel = "";
  return found;
}

function writeAddress() {
  const asked = new URLSearchParams();
  for (const [key, value] of Object.entries(DEFAULTS)) if (String(state[key]) !== String(value)) asked.set(key, state[key]);
  const fragment = asked.toString();
  // A map that was written with a focus needs a way to say "none".
  const own = fragment || (CORE.start.id || CORE.start.finding ? "view=first" : "");
  if (location.hash.slice(1) !== own) history.replaceState(null, "", own ? `#${own}` : location.pathname + location.search);
}

/** Change the state and show it. */
function go(change) {
  Object.assign(state, change);
  writeAddress();
  show();
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** Light or dark as the reader chose, else as the machine prefers. */
function settleTheme() {
  state.dark = state.theme ? state.theme === "dark" : prefersDark.matches;
  document.documentElement.dataset.theme = state.dark ? "dark" : "light";
}

const filtered = () => FILTERS.some((filter) => state[filter] !== "");
const hidden = () => new Set(state.hide ? state.hide.split(",") : []);

/** The view that counts: one finding before one node, a node before filters, filters before the first view. */
function view() {
  if (state.finding) return "finding";
  if (state.id) return "focus";
  return state.view === "all" || filtered() ? "all" : "first";
}
