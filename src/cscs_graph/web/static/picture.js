// The picture: zoom, pan, keys from box to box, panels without leaving the place, all measures of a box, and a slider of days.
// Whatever it does can be done without it, by links and forms. Its words are in the page; it talks to this server only.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** What is seen of a picture: x, y, width, height in its own units. */
class Sight {
  constructor(svg) {
    this.svg = svg;
    this.whole = svg.viewBox.baseVal && [0, 0, svg.viewBox.baseVal.width, svg.viewBox.baseVal.height];
    this.seen = [...this.whole];
  }

  show(seen) {
    this.seen = seen;
    this.svg.setAttribute("viewBox", seen.map((value) => Math.round(value * 100) / 100).join(" "));
    this.svg.classList.toggle("near", seen[2] < this.whole[2]);
  }

  /** Nearer by a factor above 1, around a point of the picture that stays where it is. */
  zoom(factor, [px, py] = this.middle()) {
    const width = Math.min(Math.max(this.seen[2] / factor, this.whole[2] / 8), this.whole[2]);
    const real = this.seen[2] / width;
    this.move([px - (px - this.seen[0]) / real, py - (py - this.seen[1]) / real, width, this.seen[3] / real]);
  }

  /** Never beyond the edges. */
  move([x, y, width, height]) {
    const inside = (at, size, most) => Math.min(Math.max(at, 0), most - size);
    this.show([inside(x, width, this.whole[2]), inside(y, height, this.whole[3]), width, height]);
  }

  middle() {
    return [this.seen[0] + this.seen[2] / 2, this.seen[1] + this.seen[3] / 2];
  }

  /** A point of the screen in units of the picture. */
  at(x, y) {
    const frame = this.svg.getBoundingClientRect();
    return [
      this.seen[0] + ((x - frame.left) / frame.width) * this.seen[2],
      this.seen[1] + ((y - frame.top) / frame.height) * this.seen[3],
    ];
  }

  /** Moves as little as shows the whole box. */
  reach(box) {
    const near = (from, size, start, length) =>
      start < from ? start - 8 : start + length > from + size ? start + length - size + 8 : from;
    this.move([
      near(this.seen[0], this.seen[2], box.x, box.width),
      near(this.seen[1], this.seen[3], box.y, box.height),
      this.seen[2],
      this.seen[3],
    ]);
  }
}

let sight;

function begin() {
  const svg = one(".pictured svg");
  if (!svg) return;
  const before = sight?.seen;
  sight = new Sight(svg);
  if (before && before[2] <= sight.whole[2] && before[3] <= sight.whole[3]) sight.move(before);
  all("#picture [data-scripted]").forEach((part) => { part.hidden = false; });
  all(".tools button").forEach((button) => button.addEventListener("click", () => act(button.dataset.act)));
  svg.addEventListener("wheel", (turn) => {
    if (!turn.ctrlKey && !turn.metaKey) return; // the page itself is scrolled
    turn.preventDefault();
    sight.zoom(turn.deltaY < 0 ? 1.2 : 1 / 1.2, sight.at(turn.clientX, turn.clientY));
  }, {passive: false});
  drag(svg);
  one(".pictured figure").addEventListener("keydown", pressed);
  all("a[data-items]", svg).forEach((box) => box.addEventListener("click", (click) => {
    if (!click.target.closest("[data-more]")) return;
    click.preventDefault();
    click.stopPropagation();
    unfold(box);
  }));
}

function act(what) {
  if (what === "in") sight.zoom(1.4);
  else if (what === "out") sight.zoom(1 / 1.4);
  else sight.show([...sight.whole]);
}

/** The picture is dragged; a click that ends a drag opens nothing. */
function drag(svg) {
  let from = null;
  let far = false;
  svg.addEventListener("pointerdown", (press) => {
    if (press.button || press.pointerType === "touch") return; // a finger scrolls
    from = {x: press.clientX, y: press.clientY, seen: [...sight.seen]};
    far = false;
  });
  svg.addEventListener("pointermove", (move) => {
    if (!from) return;
    const [dx, dy] = [move.clientX - from.x, move.clientY - from.y];
    if (!far && Math.hypot(dx, dy) < 5) return;
    if (!far) svg.setPointerCapture(move.pointerId);
    far = true;
    const frame = svg.getBoundingClientRect();
    const [x, y, width, height] = from.seen;
    sight.move([x - (dx / frame.width) * width, y - (dy / frame.height) * height, width, height]);
  });
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => { from = null; });
  svg.addEventListener("dragstart", (start) => start.preventDefault());
  svg.addEventListener("click", (click) => {
    if (far) { click.preventDefault(); click.stopPropagation(); far = false; }
  }, true);
}

const WAYS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

function pressed(press) {
  if (press.ctrlKey || press.metaKey || press.altKey) return;
  const box = press.target.closest?.("a[data-element]");
  const what = {"+": "in", "=": "in", "-": "out", 0: "whole"}[press.key];
  if (what) act(what);
  else if (box && press.key === " " && box.dataset.items) unfold(box);
  else if (box && WAYS[press.key]) next(box, WAYS[press.key])?.focus();
  else return;
  press.preventDefault();
}

const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];

/** The nearest box in a direction; what lies aside of it counts double. */
function next(box, [across, down]) {
  const [x, y] = middle(box.getBBox());
  let best = null;
  let least = Infinity;
  for (const other of all("a[data-element]", sight.svg)) {
    const [ox, oy] = middle(other.getBBox());
    const ahead = (ox - x) * across + (oy - y) * down;
    const aside = Math.abs((ox - x) * down) + Math.abs((oy - y) * across);
    if (other !== box && ahead > 20 && ahead + 2 * aside < least) [best, least] = [other, ahead + 2 * aside];
  }
  if (best) sight.reach(best.getBBox());
  return best;
}

function drawn(name, attributes, text = "") {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

/** All measures of a box over the others, which stay where they are; once more puts them away. */
function unfold(box) {
  const open = one(".unfolded", sight.svg);
  open?.remove();
  if (open?.dataset.of === box.dataset.element) return;
  const frame = box.getBBox();
  const items = box.dataset.items.split("\n");
  const sheet = drawn("g", {class: "unfolded", "font-size": "10.5", "aria-hidden": "true"});
  sheet.dataset.of = box.dataset.element;
  const lines = items.map((item, place) => drawn("text", {x: 10, y: 20 + place * 15}, item));
  const back = drawn("rect", {rx: 5, fill: "#ffffff", stroke: "#1b2430", "stroke-width": 1.4});
  sheet.append(back, ...lines);
  sight.svg.append(sheet);
  const width = Math.max(frame.width, ...lines.map((line) => line.getBBox().width + 20));
  const height = items.length * 15 + 16;
  back.setAttribute("width", width);
  back.setAttribute("height", height);
  const x = Math.max(4, Math.min(frame.x, sight.whole[2] - width - 4));
  const y = Math.max(4, Math.min(frame.y + frame.height + 2, sight.whole[3] - height - 4));
  sheet.setAttribute("transform", `translate(${x} ${y})`);
  sheet.addEventListener("click", () => sheet.remove());
}

/** The state that is shown, without the place on the page. */
let shown = location.pathname + location.search;
const PARTS = ["#picture", "main > header", ".ways"];

/** The parts of another state of this page in the place of these; the picture stays as near as it is. */
async function go(address) {
  const reply = await fetch(address, {headers: {accept: "text/html"}});
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  if (!reply.ok || PARTS.some((part) => !one(part, page))) throw new Error(address);
  shown = new URL(address, location.href).pathname + new URL(address, location.href).search;
  for (const part of PARTS) one(part).replaceWith(document.importNode(one(part, page), true));
  begin();
  slide();
}

document.addEventListener("click", async (click) => {
  const link = click.target.closest?.("#picture a[href]");
  const address = link?.getAttribute("href");
  const plain = !click.button && !click.ctrlKey && !click.metaKey && !click.shiftKey && !click.defaultPrevented;
  if (!address?.endsWith("#panel") || !plain) return;
  click.preventDefault();
  try {
    await go(address);
  } catch {
    location.assign(address);
    return;
  }
  history.pushState(null, "", address);
  const title = one("#panel-title") ?? one("#panel");
  title?.setAttribute("tabindex", "-1");
  title?.focus({preventScroll: false});
});

addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) go(location.href).catch(() => location.reload());
});

/** The days on which something changes, as a slider; letting go leads to the page of that day. */
function slide() {
  const nav = one("nav.days");
  const days = nav ? all("li", nav) : [];
  const now = days.findIndex((day) => one("[aria-current]", day));
  if (days.length < 2 || now < 0) return;
  const said = days.map((day) => day.textContent.trim());
  const marks = document.createElement("datalist");
  marks.id = "day-marks";
  marks.append(...days.map((_, place) => new Option("", place)));
  const slider = document.createElement("input");
  const told = document.createElement("output");
  Object.assign(slider, {type: "range", min: 0, max: days.length - 1, step: 1, value: now, className: "slider"});
  slider.setAttribute("list", marks.id);
  slider.setAttribute("aria-label", nav.getAttribute("aria-label"));
  const tell = () => {
    told.textContent = said[slider.value];
    slider.setAttribute("aria-valuetext", said[slider.value]);
  };
  slider.addEventListener("input", tell);
  slider.addEventListener("change", () => {
    const link = one("a", days[slider.value]);
    if (link) location.assign(link.href);
  });
  tell();
  one("span", nav).after(slider, told, marks);
}

begin();
slide();
