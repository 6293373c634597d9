// Keys: what each does, as a person has changed it in this browser. Other scripts, and data-key, know them as they are here; what was
// changed is told to them as if that had been pressed. Comes before all of them.

const USUAL = {
  next: 'j', previous: 'k', confirmed: '1', licensed: '2', exception: '3', 'not-a-match': '4', resolved: '5', second: '6', skip: 'h',
  undo: 'u', select: 'x', alike: 'a', swap: 's', blink: 'b', difference: 'd', outline: 'o', search: '/', help: '?', go: 'g',
};
const CHOICES = ['confirmed', 'licensed', 'exception', 'not-a-match', 'resolved'];
const PLACES = { i: '/inbox', c: '/cases', n: '/notices', d: '/disputes', w: '/works' };
const STORE = 'colophon-keys';

function stored() {
  try { return JSON.parse(localStorage.getItem(STORE)) ?? {}; } catch { return {}; }
}
let changed = stored();
const pressedFor = act => (typeof changed[act] === 'string' ? changed[act] : USUAL[act]);
const typing = target => target instanceof Element
  && target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]');

let going = 0;
let anchor = null;
const boxOf = () => document.activeElement?.closest('[data-rows] > li')?.querySelector('input[name=sighting]');

function select(range) {
  const box = boxOf();
  if (!box) return false;
  const boxes = [...document.querySelectorAll('[data-rows] input[name=sighting]')];
  if (range && anchor) {
    const [from, to] = [boxes.indexOf(anchor), boxes.indexOf(box)].sort((a, b) => a - b);
    boxes.slice(from, to + 1).forEach(one => { one.checked = true; });
  } else {
    box.checked = !box.checked;
  }
  anchor = box;
  return true;
}

// All of this page like the row that has the focus: the same file, or the same site.
function alike() {
  const row = document.activeElement?.closest('[data-rows] > li');
  if (!row) return false;
  for (const other of document.querySelectorAll('[data-rows] > li')) {
    const box = other.querySelector('input[name=sighting]');
    const same = other.dataset.content === row.dataset.content || (row.dataset.site && other.dataset.site === row.dataset.site);
    if (box && same) box.checked = true;
  }
  return true;
}

// What is done here; the rest others do.
function act(name, event) {
  const choice = CHOICES.indexOf(name);
  if (choice >= 0) {
    const radio = document.querySelectorAll('[data-decide] input[name=decision]')[choice];
    if (!radio) return false;
    radio.checked = true;
    radio.focus(); // Enter saves, another digit corrects
    return true;
  }
  switch (name) {
    case 'select': return select(event.shiftKey);
    case 'alike': return alike();
    case 'previous': {
      if (document.querySelector('[data-rows]') || !document.querySelector('[data-compare]')) return false;
      history.back();
      return true;
    }
    case 'help': location.assign('/keys'); return true;
    case 'go': going = performance.now() + 2000; return true;
    default: return false;
  }
}

addEventListener('keydown', event => {
  if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  const stop = () => { event.preventDefault(); event.stopImmediatePropagation(); };
  if (going > performance.now()) {
    going = 0;
    if (PLACES[key]) { stop(); location.assign(PLACES[key]); }
    return;
  }
  const name = Object.keys(USUAL).find(one => pressedFor(one) === key);
  if (!name) {
    // A key that was changed or switched off does nothing any more.
    if (Object.entries(USUAL).some(([one, usual]) => usual === key && pressedFor(one) !== usual)) stop();
    return;
  }
  if (act(name, event)) { stop(); return; }
  if (USUAL[name] !== key) {
    stop();
    event.target.dispatchEvent(new KeyboardEvent('keydown', { key: USUAL[name], bubbles: true, cancelable: true }));
  }
}, true);

// The page of the keys.
const form = document.querySelector('[data-bindings]');
if (form) {
  const said = document.querySelector('[data-bindings-said]');
  const show = () => {
    for (const one of Object.keys(USUAL)) {
      form.elements[`on-${one}`].checked = pressedFor(one) !== '';
      form.elements[one].value = pressedFor(one) || USUAL[one];
    }
  };
  show();
  form.addEventListener('submit', event => {
    event.preventDefault();
    const wanted = {};
    for (const one of Object.keys(USUAL)) {
      const key = form.elements[`on-${one}`].checked ? form.elements[one].value.trim().toLowerCase() : '';
      if (key !== USUAL[one]) wanted[one] = key;
    }
    const all = Object.keys(USUAL).map(one => wanted[one] ?? USUAL[one]).filter(key => key !== '');
    if (new Set(all).size < all.length) { said.textContent = said.dataset.twice; return; }
    changed = wanted;
    try { localStorage.setItem(STORE, JSON.stringify(changed)); } catch { /* for this page alone */ }
    said.textContent = said.dataset.saved;
  });
  form.addEventListener('reset', event => {
    event.preventDefault();
    changed = {};
    try { localStorage.removeItem(STORE); } catch { /* nothing is kept */ }
    show();
    said.textContent = said.dataset.saved;
  });
}

// Whoever looks at a sighting keeps it, as long as they do something.
const lock = document.querySelector('[data-lock]');
if (lock) {
  let active = false;
  for (const kind of ['keydown', 'pointermove', 'pointerdown', 'scroll', 'play']) {
    addEventListener(kind, () => { active = true; }, { passive: true, capture: true });
  }
  const turn = setInterval(async () => {
    if (!active) return;
    active = false;
    const csrf = document.querySelector('input[name=_csrf]').value;
    const answer = await fetch(lock.dataset.lock, { method: 'POST', body: new URLSearchParams({ _csrf: csrf }) }).catch(() => null);
    if (answer?.status === 409) {
      clearInterval(turn);
      lock.textContent = lock.dataset.lost;
      lock.setAttribute('role', 'alert');
    }
  }, 60000);
}

// What was opened, heard or looked at in another way goes with the decision.
const opened = document.querySelector('[data-opened]');
if (opened) {
  const words = new Set(opened.value.split(',').filter(word => word));
  const note = word => { words.add(word); opened.value = [...words].join(','); };
  addEventListener('toggle', event => { if (event.target.open && event.target.closest('[data-compare]')) note('details'); }, true);
  addEventListener('play', event => note(event.target.closest('.pane.b') ? 'heard-copy' : 'heard-work'), true);
  document.querySelector('[data-look]')?.addEventListener('change', event => note(`view-${event.currentTarget.elements.view.value}`));
}
