// Views of two pictures: swapped, in turn, and their difference with the copy laid back on the work. Without it they stand side by side.

const main = document.querySelector('[data-compare]');
const look = main && main.querySelector('[data-look]');

if (look) {
  const panes = main.querySelector('[data-panes]');
  const canvas = main.querySelector('[data-canvas]');
  const note = main.querySelector('[data-canvas-note]');
  const images = () => ['.pane:not(.b)', '.pane.b'].map(side => panes.querySelector(`${side} .shot img`));
  let timer = 0;
  look.hidden = false;

  // The corners of the matched part, in pixels of a preview; all of it where none are drawn.
  function quad(image) {
    const path = image.parentElement.querySelector('.over .line');
    const width = image.naturalWidth, height = image.naturalHeight;
    if (!path) return [[0, 0], [width, 0], [width, height], [0, height]];
    const box = image.parentElement.querySelector('.over').viewBox.baseVal;
    return [...path.getAttribute('d').matchAll(/(-?[\d.]+) (-?[\d.]+)/g)]
      .map(([, x, y]) => [x * width / box.width, y * height / box.height]);
  }

  // The projective map that takes four points to four others: eight equations, by Gauss.
  function projection(from, to) {
    const rows = [];
    from.forEach(([x, y], i) => {
      const [u, v] = to[i];
      rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
    });
    for (let i = 0; i < 8; i++) {
      const best = rows.slice(i).reduce((a, row, at) => (Math.abs(row[i]) > Math.abs(rows[a][i]) ? at + i : a), i);
      [rows[i], rows[best]] = [rows[best], rows[i]];
      if (Math.abs(rows[i][i]) < 1e-12) return null;
      for (let j = 0; j < 8; j++) {
        if (j === i) continue;
        const factor = rows[j][i] / rows[i][i];
        for (let k = i; k < 9; k++) rows[j][k] -= factor * rows[i][k];
      }
    }
    const h = rows.map((row, i) => row[8] / row[i]);
    return (x, y) => {
      const w = h[6] * x + h[7] * y + 1;
      return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
    };
  }

  function pixels(image) {
    const drawn = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d', { willReadFrequently: true });
    drawn.drawImage(image, 0, 0);
    return drawn.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
  }

  // Each pixel of the work beside the one of the copy that should show it.
  function draw(difference) {
    const [work, copy] = images();
    const a = pixels(work), b = pixels(copy);
    const map = projection(quad(work), quad(copy));
    canvas.width = a.width;
    canvas.height = a.height;
    const context = canvas.getContext('2d');
    const out = context.createImageData(a.width, a.height);
    for (let y = 0; y < a.height; y++) {
      for (let x = 0; x < a.width; x++) {
        const at = 4 * (y * a.width + x);
        const [u, v] = map ? map(x + 0.5, y + 0.5) : [-1, -1];
        const inside = u >= 0 && v >= 0 && u < b.width && v < b.height;
        const there = 4 * (Math.floor(v) * b.width + Math.floor(u));
        for (let c = 0; c < 3; c++) {
          out.data[at + c] = !inside ? 40 : difference ? Math.abs(a.data[at + c] - b.data[there + c]) : b.data[there + c];
        }
        out.data[at + 3] = 255;
      }
    }
    context.putImageData(out, 0, 0);
  }

  function blink() {
    let copy = false;
    const [work] = images();
    draw(false);
    const context = canvas.getContext('2d');
    const back = context.getImageData(0, 0, canvas.width, canvas.height);
    const turn = () => {
      copy = !copy;
      if (copy) context.putImageData(back, 0, 0); else context.drawImage(work, 0, 0);
    };
    turn();
    timer = setInterval(turn, 500); // twice a second at most
  }

  async function show(view) {
    await Promise.all(images().map(image => image.decode().catch(() => {})));
    if (view !== look.elements.view.value) return; // another was chosen meanwhile
    clearInterval(timer);
    const drawn = view === 'difference' || view === 'blink';
    panes.classList.toggle('swapped', view === 'swap');
    panes.hidden = drawn;
    canvas.hidden = !drawn;
    note.hidden = view !== 'difference';
    if (view === 'difference') draw(true);
    if (view === 'blink') blink();
  }

  look.addEventListener('change', () => {
    panes.classList.toggle('no-outline', !look.elements.outline.checked);
    show(look.elements.view.value);
  });
  look.addEventListener('submit', event => event.preventDefault());

  const keys = { s: 'swap', b: 'blink', d: 'difference' };
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('textarea, input[type=search], input[type=text], select')) return;
    const key = event.key.toLowerCase();
    if (key === 'o') look.elements.outline.checked = !look.elements.outline.checked;
    else if (keys[key] && !(key === 'b' && still.matches)) {
      look.elements.view.value = look.elements.view.value === keys[key] ? 'side' : keys[key];
    } else return;
    look.dispatchEvent(new Event('change'));
  });
}
