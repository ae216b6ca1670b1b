// Speaks to the server with the official client as a user's program would:
//   node elevenlabs.cjs SCENARIO BASE-URL KEY FOLDER [ARGUMENT ...]
// and prints what came of it as one last line of JSON. FOLDER holds the clips and takes what is made.
const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { File } = require('node:buffer');
const { ElevenLabsClient } = require('@elevenlabs/elevenlabs-js');

const [scenario, baseUrl, apiKey, folder, ...rest] = process.argv.slice(2);
const client = new ElevenLabsClient({ apiKey, baseUrl });
const clip = (name) => path.join(folder, name);
const bytesOf = async (stream) => Buffer.from(await new Response(stream).arrayBuffer());
const hash = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');
const seeded = (seed, more = {}) => ({ queryParams: { seed, ...more } });

async function failureOf(call) {
  try {
    await call();
    return null;
  } catch (error) {
    return {
      kind: error.constructor.name,
      status: error.statusCode ?? null,
      body: error.body ?? null,
      message: error.message,
      requestId: error.rawResponse?.headers.get('x-request-id') ?? null,
      sameId: error.rawResponse ? error.rawResponse.headers.get('x-request-id') === error.rawResponse.headers.get('request-id') : null,
    };
  }
}

const scenarios = {
  // Sound effects from words: as they come, with a length, as a loop; the same seed gives the same.
  async sounds() {
    const made = {};
    const convert = async (name, request, query = {}) => {
      const { data, rawResponse } = await client.textToSoundEffects.convert({ outputFormat: 'pcm_44100', ...request }, { queryParams: query }).withRawResponse();
      const bytes = await bytesOf(data);
      fs.writeFileSync(clip(name), bytes);
      made[name] = { length: bytes.length, hash: hash(bytes), type: rawResponse.headers.get('content-type'), cost: rawResponse.headers.get('character-cost') };
    };
    await convert('usual', { text: 'three slow knocks on a wooden door' });
    await convert('short', { text: 'footsteps on gravel', durationSeconds: 1.5, promptInfluence: 0.9 });
    await convert('loop', { text: 'rain', durationSeconds: 2, loop: true });
    await convert('mp3', { text: 'rain', durationSeconds: 1, outputFormat: 'mp3_44100_128' });
    made.empty = await failureOf(() => client.textToSoundEffects.convert({ text: '' }));
    made.long = await failureOf(() => client.textToSoundEffects.convert({ text: 'rain', durationSeconds: 31 }));
    return made;
  },

  // One clip in each of the given formats; those after "+" are not in the client's list and go as query parameters.
  async formats() {
    const made = {};
    for (const asked of rest) {
      const format = asked.replace('+', '');
      const call = asked.startsWith('+')
        ? client.music.videoToMusic({ videos: [fs.createReadStream(clip('one.mp4'))] }, seeded(5, { output_format: format }))
        : client.music.videoToMusic({ videos: [fs.createReadStream(clip('one.mp4'))], outputFormat: format }, seeded(5));
      const { data, rawResponse } = await call.withRawResponse();
      fs.writeFileSync(clip(format), await bytesOf(data));
      made[format] = Object.fromEntries(rawResponse.headers);
    }
    return made;
  },

  // The same clip from a file on disk, from memory and as a File.
  async sources() {
    const bytes = fs.readFileSync(clip('one.mp4'));
    const videos = [fs.createReadStream(clip('one.mp4')), bytes, new File([bytes], 'a "quoted" ü.mp4', { type: 'video/mp4' })];
    const hashes = [];
    for (const video of videos) hashes.push(hash(await bytesOf(await client.music.videoToMusic({ videos: [video], tags: ['calm', 'warm, slow'] }, seeded(6)))));
    return hashes;
  },

  // Several clips in a row; each order is one argument, "one,two".
  async order() {
    const made = [];
    for (const order of rest) {
      const videos = order.split(',').map((name) => fs.readFileSync(clip(`${name}.mp4`)));
      const sound = await bytesOf(await client.music.videoToMusic({ videos, outputFormat: 'pcm_8000' }, seeded(7)));
      made.push({ length: sound.length, hash: hash(sound) });
    }
    return made;
  },

  async compose() {
    const plan = await client.music.compositionPlan.create({ prompt: 'warm piano, no drums', musicLengthMs: 12000 });
    const chunks = await client.music.compositionPlan.create({ prompt: 'warm piano', musicLengthMs: 4000, modelId: 'music_v2' });
    const whole = await bytesOf(await client.music.compose({ compositionPlan: plan, outputFormat: 'pcm_8000' }));
    const request = { prompt: 'epic drums', musicLengthMs: 3000, outputFormat: 'pcm_16000' };
    const plain = await client.music.compose(request, seeded(8)).withRawResponse();
    const plainHash = hash(await bytesOf(plain.data));
    const streamed = hash(await bytesOf(await client.music.stream(request, seeded(8))));
    const detailed = await client.music.composeDetailed({ ...request, withTimestamps: true, withWaveformVisual: true }, seeded(8));
    const events = [];
    const sound = [];
    for await (const line of await client.music.composeDetailedStream({ ...request, modelId: 'music_v2' }, seeded(8))) {
      const event = JSON.parse(line);
      events.push(event.event);
      if (event.event === 'audio_chunk') sound.push(Buffer.from(event.data, 'base64'));
    }
    return {
      plan,
      chunks,
      planned: whole.length,
      seed: plain.rawResponse.headers.get('x-seed'),
      hashes: [plainHash, streamed, hash(detailed.audio), hash(Buffer.concat(sound))],
      detailed: detailed.json,
      filename: detailed.filename,
      songId: detailed.songId,
      events,
    };
  },

  async errors() {
    const film = fs.readFileSync(clip('one.mp4'));
    const bad = new ElevenLabsClient({ apiKey: 'wrong', baseUrl });
    return {
      wrongKey: await failureOf(() => bad.music.compose({ prompt: 'calm' })),
      noVideos: await failureOf(() => client.music.videoToMusic({ videos: [] })),
      pathAsText: await failureOf(() => client.music.videoToMusic({ videos: [film, Buffer.from('trailer.mp4')] })),
      broken: await failureOf(() => client.music.videoToMusic({ videos: [film.subarray(0, film.length / 2)] })),
      tooMany: await failureOf(() => client.music.videoToMusic({ videos: Array(11).fill(film) })),
      manyTags: await failureOf(() => client.music.videoToMusic({ videos: [film], tags: Array(11).fill('calm') })),
      format: await failureOf(() => client.music.videoToMusic({ videos: [film] }, { queryParams: { output_format: 'mp3_1_1' } })),
      sign: await failureOf(() => client.music.videoToMusic({ videos: [film], signWithC2Pa: true })),
      large: await failureOf(() => client.music.videoToMusic({ videos: [Buffer.alloc(201 << 20)] })),
      nothing: await failureOf(() => client.music.compose({})),
      badPrompt: await failureOf(() => client.music.compose({ prompt: 'no music at all' })),
      detailed: await failureOf(() => client.music.composeDetailed({ prompt: 'calm', musicLengthMs: 100 })),
      lyrics: await failureOf(() => client.music.compose({ compositionPlan: { positiveGlobalStyles: [], negativeGlobalStyles: [], sections: [{ sectionName: 'Verse', positiveLocalStyles: [], negativeLocalStyles: [], durationMs: 5000, lines: ['la la'] }] } })),
      wrongPlan: await failureOf(() => client.music.compose({ modelId: 'music_v1', compositionPlan: { chunks: [{ text: '[Intro]', durationMs: 4000, positiveStyles: [] }] } })),
      finetune: await failureOf(() => client.music.finetunes.get('none')),
      stems: await failureOf(() => client.music.separateStems({ file: film })),
    };
  },

  // The answer is lost twice on its way; the client sends everything again and the third time gets it.
  async retries() {
    let hits = 0;
    const proxy = http.createServer((request, response) => {
      const loses = ++hits < 3;
      const onward = http.request(new URL(request.url, baseUrl), { method: request.method, headers: request.headers }, (answer) => {
        if (!loses) {
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
          return;
        }
        onward.destroy();
        response.writeHead(500, { 'content-type': 'application/json' });
        response.end('{}');
      });
      onward.on('error', () => {});
      request.pipe(onward);
    });
    await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const lossy = new ElevenLabsClient({ apiKey, baseUrl: `http://127.0.0.1:${proxy.address().port}${new URL(baseUrl).pathname}` });
    const { data, rawResponse } = await lossy.music.videoToMusic({ videos: [fs.readFileSync(clip('one.mp4'))], outputFormat: 'pcm_48000' }).withRawResponse();
    const sound = await bytesOf(data);
    proxy.closeAllConnections();
    proxy.close();
    return { hits, length: sound.length, song: rawResponse.headers.get('song-id') };
  },

  async account() {
    return { finetunes: await client.music.finetunes.list(), subscription: await client.user.subscription.get() };
  },
};

scenarios[scenario]().then((result) => console.log(JSON.stringify(result)));
