// What improves every page: files dropped on a form, what is under way, keys. Without it all of it works by links and forms.

for (const form of document.querySelectorAll('form.drop')) {
  const input = form.querySelector('input[type=file]');
  const folders = form.querySelector('[data-folders]');
  if (input) form.addEventListener('dragover', event => { event.preventDefault(); form.classList.add('dropping'); });
  if (input) form.addEventListener('dragleave', event => { if (!form.contains(event.relatedTarget)) form.classList.remove('dropping'); });
  if (input) form.addEventListener('drop', event => {
    event.preventDefault();
    form.classList.remove('dropping');
    // A browser cannot read a folder as a file: sent as one, the whole form would be lost.
    const dropped = [...event.dataTransfer.items].filter(item => item.kind === 'file');
    const files = dropped.filter(item => !item.webkitGetAsEntry()?.isDirectory);
    folders.hidden = files.length === dropped.length;
    if (files.length > 0) {
      const taken = new DataTransfer();
      files.forEach(item => taken.items.add(item.getAsFile()));
      input.files = taken.files;
      const owner = form.querySelector('input[name=owner]');
      (owner && !owner.value ? owner : form.querySelector('button')).focus();
    }
  });
  form.addEventListener('submit', () => setTimeout(() => {
    form.querySelectorAll('[data-busy]').forEach(busy => { busy.hidden = false; });
  }, 300));
}
// Beside the forms a file would be opened in place of the page.
for (const kind of ['dragover', 'drop']) {
  addEventListener(kind, event => { if (!event.target.closest('form.drop:has(input[type=file])')) event.preventDefault(); });
}

const typing = target => target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]');

function rows(step) {
  const links = [...document.querySelectorAll('[data-rows] .title a')];
  const at = links.indexOf(document.activeElement);
  const next = links[Math.min(links.length - 1, Math.max(0, at + step))];
  if (next) { next.focus(); next.closest('li').scrollIntoView({ block: 'nearest' }); }
}

addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (target) { event.preventDefault(); target.click(); return; }
  if (key === '/') {
    const find = document.getElementById('q');
    if (find) { event.preventDefault(); find.focus(); }
  } else if (document.querySelector('[data-rows]') && (key === 'j' || key === 'k')) {
    event.preventDefault();
    rows(key === 'j' ? 1 : -1);
  } else if (/^[1-9]$/.test(key)) {
    const choice = document.querySelectorAll('[data-decide] input[name=decision]')[Number(key) - 1];
    if (choice) {
      event.preventDefault();
      choice.checked = true;
      choice.focus(); // another number corrects it; what is typed into a field stays there
    }
  }
});

// The page of a notice comes anew when something leaves, unless somebody has typed into it.
let typed = false;
addEventListener('input', () => { typed = true; });
function again(seconds) {
  setTimeout(() => { if (!typed) location.reload(); }, 1000 * seconds);
}
const leaves = document.querySelector('[data-again]');
if (leaves) again(Number(leaves.dataset.again));

// What a form answered is read first.
const told = document.querySelector('[id^=told-]');
if (told) told.focus();

// How long something can still be undone, by the time that has passed since the page came: clocks of browsers may be wrong.
for (const left of document.querySelectorAll('[data-left]')) {
  const seconds = Number(left.dataset.left), began = performance.now();
  const tick = setInterval(() => {
    const now = Math.max(0, Math.ceil(seconds - (performance.now() - began) / 1000));
    left.textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
    if (now > 0) return;
    clearInterval(tick);
    const form = left.closest('form');
    form.querySelectorAll('button').forEach(button => { button.disabled = true; });
    left.parentNode.hidden = true;
    left.parentNode.nextElementSibling.hidden = false;
    if (form.getAttribute('action') === `${location.pathname}/undo`) again(3);
  }, 1000);
}
