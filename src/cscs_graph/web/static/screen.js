// While a list is screened: what was sent, and for how long so far. Its words are in the page, and nothing is asked or kept.
"use strict";

const form = document.querySelector("form[data-screening]");
const shown = form?.querySelector(".underway");
let ticking = 0;

function put(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function tell() {
  const lines = form.elements.text.value.split("\n").filter((line) => line.trim()).length;
  const file = form.elements.upload.files[0];
  const said = shown.querySelector("[role=status]");
  shown.hidden = false;
  said.textContent = file ? put(said.dataset.file, {name: file.name}) : put(said.dataset.lines, {count: lines});
  const clock = shown.querySelector("[data-seconds]");
  const begun = Date.now();
  const tick = () => { clock.textContent = put(clock.dataset.seconds, {count: Math.round((Date.now() - begun) / 1000)}); };
  tick();
  clearInterval(ticking);
  ticking = setInterval(tick, 1000);
}

form?.addEventListener("submit", tell);
addEventListener("pageshow", () => { // back from the results: nothing is under way any more
  clearInterval(ticking);
  if (shown) shown.hidden = true;
});
