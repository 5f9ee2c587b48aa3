// Words and elements: everything shown is set as text, never as markup.

const byId = (id) => document.getElementById(id);
const CORE = JSON.parse(byId("map-core").textContent);

/** Return the text of a block of JSON that stands deflated and in base64. */
function inflated(id) {
  const text = byId(id).textContent;
  const bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (mark) => mark.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

/** Return records from columns; a record's number is its id where it brings none. */
function unpack(columns) {
  const names = Object.keys(columns);
  const values = names.map((name) => spelled(columns[name]));
  return Array.from({ length: names.length ? values[0].length : 0 }, (_, id) => {
    const record = { id };
    names.forEach((name, at) => (record[name] = values[at][id]));
    return record;
  });
}

/** Return a column whose repeated words were numbered, counting from 1; 0 stands for nothing. */
function spelled(column) {
  if (!column.words) return column;
  const word = (number) => column.words[number - 1];
  return column.at.map((entry) => (Array.isArray(entry) ? entry.map(word) : entry && word(entry)));
}

const other = (lang) => (lang === "en" ? "zh" : "en");

/** Return the text of a pair `[en, zh]` in the language of the page; one text stands for both. */
const inWords = (pair) => (pair.length > 1 && state.lang === "zh" ? pair[1] : pair[0]);

/** Return a sentence with its `{values}` filled in. */
function say(key, values = {}) {
  return inWords(CORE.words[key]).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** Return the label of a word of a list. */
function term(scheme, notation) {
  const pair = (CORE.terms[scheme] || {})[notation];
  return pair ? inWords(pair) : notation;
}

/** Return a new element; `on…` attributes are listeners, `text` is its text, everything else an attribute. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** Return text that keeps its own direction, whatever stands around it. */
const name = (text) => make("bdi", { text });

const SVG = "http://www.w3.org/2000/svg";

/** Return a new SVG element. */
function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Put the language of the page into every text that names its sentence. */
function translate() {
  document.documentElement.lang = state.lang === "zh" ? "zh-Hans" : "en";
  document.title = say("map.title");
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]")) element.setAttribute("aria-label", say(element.dataset.sayLabel));
  for (const element of document.querySelectorAll("[data-say-hint]")) element.placeholder = say(element.dataset.sayHint);
  byId("language").textContent = say("map.language");
  byId("language").lang = other(state.lang);
  byId("theme").textContent = say(state.dark ? "map.theme.light" : "map.theme.dark");
  byId("mode").textContent = say(state.mode === "table" ? "map.mode.map" : "map.mode.table");
}

/** Tell a screen reader what happened. */
function announce(text) {
  byId("said").textContent = text;
}
