// A WebSocket server or client by npm's `ws`, for WebSocketPeersTest. It says what it sees, one line each.
// usage: node ws_peer.js PATH-OF-WS server|client URL-OR-EMPTY OPTIONS-IN-JSON
'use strict';
const [, , library, role, url, text] = process.argv;
const { WebSocket, WebSocketServer } = require(library);
const crypto = require('node:crypto');
const options = JSON.parse(text);

const say = (...words) => console.log(words.join(' '));

function watch(socket) {
  socket.on('ping', (data) => say('ping', data));
  socket.on('pong', (data) => say('pong', data));
  socket.on('close', (code, reason) => say('closed', code, reason));
  socket.on('error', (error) => say('error', error.message));
}

// A text message that begins with an exclamation mark is an order; everything else is echoed.
function serve(socket, request) {
  say('opened', JSON.stringify([socket.protocol, socket.extensions, request.url]));
  watch(socket);
  socket.on('message', (data, isBinary) => {
    const words = isBinary ? [] : data.toString().split(' ');
    if (words[0] === '!ping') {
      socket.ping(words[1]);
    } else if (words[0] === '!close') {
      socket.close(Number(words[1]), words[2]);
    } else if (words[0] === '!terminate') {
      socket.terminate();
    } else {
      socket.send(data, { binary: isBinary });
    }
  });
}

function server() {
  const settings = {
    perMessageDeflate: options.deflate ?? false,
    handleProtocols: (offered) => (offered.has(options.protocol) ? options.protocol : false),
    verifyClient: (info, done) => (options.refuse ? done(false, options.refuse, 'not today') : done(true)),
  };
  if (options.pem) {
    const pem = require('node:fs').readFileSync(options.pem);
    const https = require('node:https').createServer({ key: pem, cert: pem });
    new WebSocketServer({ ...settings, server: https }).on('connection', serve);
    https.listen(0, '127.0.0.1', () => say('port', https.address().port));
  } else {
    const plain = new WebSocketServer({ ...settings, host: '127.0.0.1', port: 0 });
    plain.on('connection', serve);
    plain.on('listening', () => say('port', plain.address().port));
  }
}

// Compares the echo of messages of all sizes and both kinds, one at a time or all at once; then pings, then closes.
function client() {
  const socket = new WebSocket(url, options.protocols ?? [], {
    perMessageDeflate: options.deflate ?? false,
    origin: options.origin,
    ca: options.ca && require('node:fs').readFileSync(options.ca),
  });
  watch(socket);
  socket.on('unexpected-response', (request, answer) => {
    let body = '';
    answer.on('data', (data) => (body += data));
    answer.on('end', () => say('refused', answer.statusCode, body.trim()));
  });
  const expected = [];
  let echoed = 0;
  socket.on('open', () => {
    say('opened', JSON.stringify([socket.protocol, socket.extensions]));
    for (const size of options.sizes) {
      const bytes = crypto.randomBytes(size);
      expected.push([bytes, true], [Buffer.from(bytes.toString('base64').slice(0, size)), false]);
    }
    for (const [data, binary] of expected) {
      const half = data.length >> 1;
      if (options.fragments) {
        socket.send(data.subarray(0, half), { binary, fin: false });
        socket.send(data.subarray(half), { binary, fin: true });
      } else {
        socket.send(data, { binary });
      }
    }
  });
  socket.on('message', (data, isBinary) => {
    const [wanted, binary] = expected[echoed++];
    if (binary !== isBinary || !wanted.equals(data)) {
      say('wrong', echoed, wanted.length, data.length);
      socket.terminate();
    } else if (echoed === expected.length) {
      say('echoed', echoed);
      socket.ping('there?');
      socket.once('pong', () => socket.close(options.code ?? 1000, options.reason));
    }
  });
}

({ server, client })[role]();
