// One transport for both sides of a sound or a film. What the work shows at a moment, the copy shows at (moment - b) / a: both sides
// are clips that begin at such a pair of moments, and the copy's runs 1 / a times as fast. Without it each side is heard by itself.

const player = document.querySelector('[data-locked]');

if (player) {
  const data = player.dataset;
  const find = name => player.querySelector(`[data-${name}]`);
  const speed = Number(data.speed);
  const film = data.film === 'true';
  const parts = data.parts.split(' ').map(part => {
    const [work, copy, seconds, frames] = part.split(',').map(Number);
    return { work, copy, seconds, frames };
  });
  const play = find('play'), seek = find('seek'), rateOf = find('rate'), hear = find('hear');
  const clock = find('clock'), said = find('said'), words = { play: play.firstElementChild.textContent, pause: data.pause };
  const LARGEST_DRIFT = 0.04, LEAD = 0.05;
  const sides = {
    work: { pane: '.pane:not(.b)', scale: 1, pan: -1 },
    copy: { pane: '.pane.b', scale: 1 / speed, pan: 1 },
  };
  let audio = null, at = 0, now = 0, nudge = 0, rate = 1, playing = false, timer = 0, loading = 0, ready = false, corrections = 0;

  // Where a side has to be, in seconds of its own clip, when the work's is at a moment.
  const target = (side, moment) => (side === sides.copy ? moment / speed + nudge : moment);
  // Where it is, by the clock of what plays it.
  const position = side => side.offset + (audio.currentTime - side.began) * side.pace;

  function begin(side, moment, when) {
    end(side);
    side.pace = rate * side.scale;
    side.offset = target(side, moment);
    side.began = when;
    if (!side.buffer) return;
    side.source = new AudioBufferSourceNode(audio, { buffer: side.buffer, playbackRate: side.pace });
    side.source.connect(side.gain);
    const late = Math.max(0, -side.offset / side.pace); // nudged to before the clip: it begins so much later
    side.source.start(when + late, Math.max(0, side.offset));
  }

  function end(side) {
    if (side.source) { side.source.stop(); side.source.disconnect(); side.source = null; }
  }

  function balance() {
    for (const [name, side] of Object.entries(sides)) {
      if (!side.gain) continue;
      side.gain.gain.value = hear.value === name || hear.value === 'both' ? 1 : 0;
      side.panner.pan.value = hear.value === 'both' ? side.pan : 0;
    }
  }

  async function load(side, name, turn) {
    const [sound, sheet] = await Promise.all([
      fetch(`${data.address}/${name}/sound/${at}${data.query}`).then(answer => (answer.status === 200 ? answer.arrayBuffer() : null)),
      film ? fetch(`${data.address}/${name}/frames/${at}${data.query}`).then(answer => (answer.status === 200 ? answer.blob() : null)) : null,
    ]);
    const buffer = sound && await audio.decodeAudioData(sound);
    const frames = sheet && await createImageBitmap(sheet);
    if (turn !== loading) return;
    side.buffer = buffer;
    side.frames = frames;
  }

  // The clips of the part; none is asked for before somebody wants to hear it.
  async function prepare() {
    if (!audio) {
      audio = new AudioContext();
      for (const side of Object.values(sides)) {
        side.gain = audio.createGain();
        side.panner = audio.createStereoPanner();
        side.gain.connect(side.panner).connect(audio.destination);
      }
      balance();
    }
    if (ready) return true;
    const turn = ++loading;
    await Promise.all(Object.entries(sides).map(([name, side]) => load(side, name, turn)));
    if (turn !== loading) return false;
    ready = Object.values(sides).every(side => side.buffer || side.frames);
    if (!ready) said.textContent = data.failed;
    return ready;
  }

  async function start() {
    said.textContent = '';
    if (!await prepare().catch(() => { said.textContent = data.failed; return false; })) return;
    await audio.resume();
    if (now >= parts[at].seconds) now = 0;
    const when = audio.currentTime + LEAD;
    Object.values(sides).forEach(side => begin(side, now, when));
    playing = true;
    clearInterval(timer);
    timer = setInterval(tick, 50);
    show();
  }

  function pause() {
    if (playing) now = Math.max(0, position(sides.work));
    playing = false;
    clearInterval(timer);
    Object.values(sides).forEach(end);
    show();
  }

  function restart() {
    if (playing) { pause(); start(); } else show();
  }

  function tick() {
    now = Math.max(0, position(sides.work));
    if (now >= parts[at].seconds) { pause(); now = 0; show(); return; }
    if (Math.abs(position(sides.copy) - target(sides.copy, position(sides.work))) > LARGEST_DRIFT) {
      corrections++;
      const when = audio.currentTime + LEAD;
      begin(sides.copy, now + LEAD * rate, when);
    }
    show();
  }

  const time = seconds => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(2).padStart(5, '0')}`;

  function show() {
    const part = parts[at];
    play.firstElementChild.textContent = playing ? words.pause : words.play;
    seek.max = part.seconds;
    if (document.activeElement !== seek || playing) seek.value = now;
    const places = { work: part.work + now, copy: part.copy + target(sides.copy, now) };
    clock.textContent = `${data.part} ${at + 1}/${parts.length} · A ${time(places.work)} · B ${time(Math.max(0, places.copy))}`
      + (nudge ? ` · ${nudge > 0 ? '+' : ''}${Math.round(nudge * 1000)} ms` : '');
    for (const [name, side] of Object.entries(sides)) {
      const wave = document.querySelector(`${side.pane} .wave`);
      if (wave) wave.querySelector('.now').setAttribute('d', `M${(192 * places[name] / Number(wave.dataset.seconds)).toFixed(2)} 0v48`);
      if (side.frames) draw(side, player.querySelector(`canvas[data-side=${name}]`), part, places[name] - part[name]);
    }
  }

  // The frame of the moment; frames are as far apart on both sides, in time of the work.
  function draw(side, canvas, part, moment) {
    const columns = Number(data.columns);
    const width = side.frames.width / columns, height = side.frames.height / Math.ceil(part.frames / columns);
    const frame = Math.min(part.frames - 1, Math.max(0, Math.floor(moment / side.scale / part.seconds * part.frames)));
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    canvas.getContext('2d').drawImage(side.frames, frame % columns * width, Math.floor(frame / columns) * height, width, height, 0, 0, width, height);
  }

  play.addEventListener('click', () => (playing ? pause() : start()));
  find('swap').addEventListener('click', () => {
    hear.value = hear.value === 'copy' ? 'work' : 'copy';
    balance();
  });
  hear.addEventListener('change', balance);
  rateOf.addEventListener('change', () => {
    if (playing) now = position(sides.work);
    rate = Number(rateOf.value);
    restart();
  });
  seek.addEventListener('input', () => {
    const wanted = Number(seek.value), was = playing;
    if (was) pause();
    now = wanted;
    if (was) start(); else show();
  });
  for (const button of player.querySelectorAll('[data-step]')) {
    button.addEventListener('click', () => {
      const next = Math.min(parts.length - 1, Math.max(0, at + Number(button.dataset.step))), was = playing;
      pause();
      if (next !== at) { at = next; ready = false; loading++; }
      now = 0;
      if (was) start(); else show();
    });
  }
  for (const button of player.querySelectorAll('[data-nudge]')) {
    button.addEventListener('click', () => {
      nudge = Math.round((nudge + Number(button.dataset.nudge)) * 1000) / 1000;
      restart();
    });
  }
  // What both sides are at, for whoever looks from outside: seconds of the work and of the copy, by what plays them.
  player.clocks = () => ({
    playing, speed, corrections,
    work: parts[at].work + (playing ? position(sides.work) : now),
    copy: parts[at].copy + (playing ? position(sides.copy) : target(sides.copy, now)),
    part: parts[at],
  });
  player.hidden = false;
  show();
}
