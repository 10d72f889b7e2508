// The editor: sends a query, folds the reply, and searches the schema. It talks to this server only.
"use strict";

const {examples, words} = JSON.parse(document.getElementById("given").textContent);
const at = (id) => document.getElementById(id);
const INTROSPECTION = `query Schema { __schema { types { name kind description
  fields { name description type { ...Named } args { name description defaultValue type { ...Named } } }
  inputFields { name description defaultValue type { ...Named } }
  enumValues { name description } possibleTypes { name } } } }
fragment Named on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }`;

/** An element with attributes and children; text stays text. */
function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

async function sent(query, variables) {
  const reply = await fetch("/graphql", {
    method: "POST",
    headers: {"content-type": "application/json", accept: "application/json"},
    body: JSON.stringify({query, variables}),
  });
  return [reply.status, await reply.json()];
}

async function run() {
  at("status").textContent = words.running;
  at("reply").replaceChildren();
  let variables;
  try {
    variables = at("variables").value.trim() ? JSON.parse(at("variables").value) : {};
  } catch (fault) {
    at("status").textContent = `${words.variables} ${fault.message}`;
    return;
  }
  keep();
  try {
    const [status, reply] = await sent(at("query").value, variables);
    at("status").textContent = `HTTP ${status}`;
    at("reply").append(folded(null, reply, 0));
  } catch {
    at("status").textContent = words.unreachable;
  }
}

/** The beginning of an object, by which it is known while it is folded. */
function glimpse(value) {
  const whole = JSON.stringify(value).slice(1, -1);
  return whole.length > 60 ? `${whole.slice(0, 60)}…` : whole;
}

/** A value as lines that fold; long lists and what lies deep begin folded. */
function folded(key, value, depth) {
  const name = key === null ? [] : [made("span", {class: "key"}, `${key}: `)];
  if (value === null || typeof value !== "object") {
    const kind = typeof value === "string" ? "text" : "mark";
    return made("div", {}, ...name, made("span", {class: kind}, JSON.stringify(value)));
  }
  const items = Object.entries(value);
  const signs = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (!items.length) return made("div", {}, ...name, signs.join(""));
  const list = made("ul", {}, ...items.map(([inner, item]) =>
    made("li", {}, folded(Array.isArray(value) ? null : inner, item, depth + 1))));
  const count = Array.isArray(value)
    ? made("span", {class: "mark"}, `${items.length} ${words.items}`)
    : made("span", {class: "glimpse"}, glimpse(value));
  const opened = depth < 5 && items.length <= 30 ? {open: ""} : {};
  return made("details", opened, made("summary", {}, ...name, signs[0], count, signs[1]), list);
}

/** The query stands in the address, so that it can be sent. */
function keep() {
  const stated = new URLSearchParams({query: at("query").value});
  if (at("variables").value.trim()) stated.set("variables", at("variables").value);
  history.replaceState(null, "", `#${stated}`);
}

function begin() {
  at("examples").append(...Object.keys(examples).map((name) => made("option", {value: name}, name)));
  at("examples").addEventListener("change", () => { at("query").value = examples[at("examples").value]; });
  const stated = new URLSearchParams(location.hash.slice(1));
  at("query").value = stated.get("query") ?? Object.values(examples)[0];
  at("variables").value = stated.get("variables") ?? "";
  at("run").addEventListener("click", run);
  document.addEventListener("keydown", (press) => {
    if (press.key === "Enter" && (press.ctrlKey || press.metaKey)) { press.preventDefault(); run(); }
  });
}

/** A type as GraphQL writes it, with its name as a button that leads to it. */
function written(type, types) {
  if (type.kind === "NON_NULL") return [...written(type.ofType, types), "!"];
  if (type.kind === "LIST") return ["[", ...written(type.ofType, types), "]"];
  return [made("button", {type: "button", class: "type", onclick: () => show(types.get(type.name), types)}, type.name)];
}

function described(item, types) {
  const type = item.type ? [": ", ...written(item.type, types)] : [];
  const fallback = item.defaultValue ? [` = ${item.defaultValue}`] : [];
  const parts = [made("dt", {}, item.name, ...type, ...fallback)];
  if (item.description) parts.push(made("dd", {}, item.description));
  if (item.args?.length) {
    const inner = made("dl", {}, ...item.args.flatMap((one) => described(one, types)));
    parts.push(made("dd", {}, made("details", {}, made("summary", {}, `${words.arguments} (${item.args.length})`), inner)));
  }
  return parts;
}

function show(type, types) {
  const parts = [made("h3", {tabindex: "-1"}, type.name)];
  if (type.description) parts.push(made("p", {}, type.description));
  for (const [name, items] of [["fields", type.fields ?? type.inputFields], ["values", type.enumValues]]) {
    if (items?.length) parts.push(made("h4", {}, words[name]), made("dl", {}, ...items.flatMap((one) => described(one, types))));
  }
  at("schema").replaceChildren(...parts);
  parts[0].focus();
}

/** Types, fields and arguments whose names or words have what is searched for, names first. */
function found(text, types) {
  const wanted = text.trim().toLowerCase();
  const hits = [];
  const look = (item, label, type) => {
    const place = item.name.toLowerCase().indexOf(wanted);
    const told = (item.description ?? "").toLowerCase().includes(wanted);
    if (place >= 0 || told) hits.push({rank: place === 0 ? 0 : place > 0 ? 1 : 2, label, item, type});
  };
  for (const type of types.values()) {
    if (type.name.startsWith("__")) continue;
    look(type, type.name, type);
    for (const field of type.fields ?? type.inputFields ?? []) {
      look(field, `${type.name}.${field.name}`, type);
      for (const one of field.args ?? []) look(one, `${type.name}.${field.name}(${one.name})`, type);
    }
  }
  return hits.sort((one, other) => one.rank - other.rank || (one.label < other.label ? -1 : 1)).slice(0, 60);
}

async function learn() {
  const [, reply] = await sent(INTROSPECTION);
  const types = new Map(reply.data.__schema.types.map((type) => [type.name, type]));
  const query = types.get("Query");
  at("search").addEventListener("input", () => {
    if (!at("search").value.trim()) return show(query, types);
    const hits = found(at("search").value, types);
    at("schema").replaceChildren(hits.length ? made("dl", {}, ...hits.flatMap(({label, item, type}) => [
      made("dt", {}, made("button", {type: "button", class: "type", onclick: () => show(type, types)}, label)),
      made("dd", {}, item.description ?? ""),
    ])) : made("p", {}, words.none));
  });
  const parts = query.fields.flatMap((one) => described(one, types));
  at("schema").replaceChildren(made("h3", {}, "Query"), made("dl", {}, ...parts));
}

begin();
learn().catch(() => { at("schema").textContent = words.unreachable; });
