"use strict";
(() => {
  let data = null; // read when the first quotations are asked for
  let held = null;
  const read = () => {
    if (data) return;
    data = JSON.parse(document.getElementById("data").textContent);
    held = data.quotations;
  };
  const shared = (name, row) => held[name].values[held[name].rows[row]];
  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const count = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;

  // Which rows a query means.
  const within = (code) => Object.keys(data.paths).filter((one) => data.paths[one].includes(code));
  const rowsOf = (codes, query) => {
    const wanted = new Set(codes);
    const rows = [];
    for (let row = 0; row < held.id.length; row += 1) {
      if (!wanted.has(shared("code", row))) continue;
      if (query.document !== undefined && shared("document", row) !== query.document) continue;
      if (query.participant !== undefined && shared("participant", row) !== query.participant) continue;
      rows.push(row);
    }
    return rows;
  };
  const byDocument = (rows) => {
    const found = new Map();
    for (const row of rows) {
      const name = shared("document", row);
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(row);
    }
    return found;
  };
  // Rows of either code that share a unit with a counted row of the other, and how often the codes meet.
  const meeting = (ones, others) => {
    const reach = data.unit.startsWith("window:") ? Number(data.unit.slice(7)) : 0;
    const theirs = byDocument(others);
    const rows = new Set();
    const units = new Set();
    let pairs = 0;
    for (const one of ones) {
      if (held.first[one] < 0) continue;
      for (const other of theirs.get(shared("document", one)) || []) {
        if (held.first[other] < 0) continue;
        const first = Math.max(held.first[one], held.first[other]);
        const last = Math.min(held.last[one], held.last[other]);
        if (first - last > reach) continue;
        rows.add(one).add(other);
        pairs += 1;
        for (let unit = first; unit <= last && data.unit !== "overlap"; unit += 1) units.add(unit);
      }
    }
    return { rows: [...rows].sort((a, b) => a - b), often: data.unit === "overlap" ? pairs : units.size };
  };

  // The dialogue with quotations.
  const dialog = document.getElementById("quotations");
  const list = document.getElementById("quotations-list");
  const more = document.getElementById("more");
  const filter = document.getElementById("filter");
  const STEP = 100;
  let chosen = [];
  let shown = [];
  let opened = null;

  const titleOf = (query) => {
    const parts = [query.code];
    if (query.below && within(query.code).length > 1) parts.push("and all codes below it");
    if (query.with !== undefined) parts.push(`with ${query.with}`);
    if (query.document !== undefined) parts.push(`in ${query.document}`);
    if (query.participant !== undefined) parts.push(`by ${query.participant}`);
    return parts.join(" ");
  };
  const itemOf = (row) => {
    const item = element("li");
    const quote = element("blockquote");
    quote.dir = "auto";
    quote.append(held.before[row] || "", element("mark", held.quote[row]), held.after[row] || "");
    const said = [shared("document", row), shared("participant", row), shared("speaker", row), held.locator[row]];
    const places = [...new Set(said.filter(Boolean))].join(" · ");
    const how = [shared("code", row), shared("assertion", row) + (shared("cue", row) ? ` (“${shared("cue", row)}”)` : "")];
    how.push(`coded by ${shared("coder", row)}`, shared("status", row), `coding ${held.id[row]}`);
    const about = element("div", places);
    const details = element("div", how.join(" · "), "caption");
    if (!held.counted[row]) details.prepend(element("strong", "not counted: ", "uncounted"));
    if (shared("rule", row)) details.title = `rule: ${shared("rule", row)}`;
    item.append(quote, about, details);
    if (held.memo[row]) item.append(element("div", `Memo: ${held.memo[row]}`, "lines"));
    return item;
  };
  const showMore = () => {
    const next = shown.slice(list.children.length, list.children.length + STEP);
    list.append(...next.map(itemOf));
    const left = shown.length - list.children.length;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(STEP, left)} more of ${left}`;
  };
  const refill = () => {
    const wanted = filter.value.toLocaleLowerCase();
    const texts = (row) => [held.before[row], held.quote[row], held.after[row], shared("document", row), shared("participant", row), held.memo[row]];
    shown = wanted ? chosen.filter((row) => texts(row).join("\n").toLocaleLowerCase().includes(wanted)) : chosen;
    document.getElementById("filtered").textContent = wanted ? `${count(shown.length, "quotation")} of ${chosen.length}` : "";
    list.replaceChildren();
    showMore();
  };
  const open = (query, from) => {
    read();
    const codes = query.below ? within(query.code) : [query.code];
    const rows = rowsOf(codes, query);
    const counted = rows.filter((row) => held.counted[row]);
    let said;
    if (query.with !== undefined) {
      const met = meeting(counted, rowsOf([query.with], query).filter((row) => held.counted[row]));
      chosen = met.rows;
      const windows = data.unit.startsWith("window:");
      const where = data.unit === "overlap" ? count(met.often, "overlapping pair") : count(met.often, data.unit);
      said = windows ? `${count(chosen.length, "quotation")} near each other.` : `Together in ${where}; ${count(chosen.length, "quotation")}.`;
    } else {
      const others = rows.filter((row) => !held.counted[row]);
      chosen = [...counted, ...others];
      said = `${count(counted.length, "quotation")} counted.`;
      if (others.length) said += ` ${others.length} more not counted, listed last.`;
    }
    opened = from;
    document.getElementById("quotations-title").textContent = titleOf(query);
    document.getElementById("quotations-said").textContent = said;
    filter.value = "";
    refill();
    dialog.showModal();
    dialog.scrollTop = 0;
    document.getElementById("quotations-title").focus();
  };
  more.addEventListener("click", () => {
    const at = list.children.length;
    showMore();
    list.children[at].tabIndex = -1;
    list.children[at].focus();
  });
  filter.addEventListener("input", refill);
  document.getElementById("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => opened && opened.focus());

  // Tables that sort: up, down, and as they were.
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent.trim() : Number(cell.dataset.sort);
  };
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a === "number") return -1;
    if (typeof b === "number") return 1;
    return a.localeCompare(b, undefined, { numeric: true });
  };
  const sort = (heading) => {
    const table = heading.closest("table");
    const body = table.tBodies[0];
    if (!table.asTheyWere) table.asTheyWere = [...body.rows];
    const next = { none: "ascending", ascending: "descending", descending: "none" }[heading.ariaSort || "none"];
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    const rows = [...table.asTheyWere];
    if (next !== "none") {
      heading.ariaSort = next;
      const sign = next === "ascending" ? 1 : -1;
      const column = heading.cellIndex;
      rows.sort((a, b) => sign * compare(valueOf(a, column), valueOf(b, column)));
    }
    body.append(...rows);
  };

  const copy = () => {
    const text = [...document.querySelectorAll("#methods-text p")].map((one) => one.textContent).join("\n\n");
    const area = element("textarea", text);
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy"); // navigator.clipboard is not there in a page from a file
    area.remove();
    document.getElementById("copied").textContent = done ? "Copied." : "Select the text and copy it.";
    document.getElementById("copy").focus();
  };

  // What is folded on the screen stands open on paper.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const one of folded) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("open")) open(button.dataset, button);
    else if (button.classList.contains("sort")) sort(button.closest("th"));
    else if (button.id === "copy") copy();
  });
})();
