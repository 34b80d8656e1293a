// @ts-check
/** Draft.js: mentions, links and emoji are entities over text; an emoji is drawn as a background with its letter unseen on it. */
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { CharacterMetadata, CompositeDecorator, ContentBlock, ContentState, Editor, EditorState, genKey, Modifier, RichUtils } from 'draft-js';
import { List, OrderedSet } from 'immutable';
import { joined } from './document.js';

/** @param {string} type */
const entities = (type) => (/** @type {any} */ block, /** @type {any} */ found, /** @type {any} */ content) => {
  block.findEntityRanges((/** @type {any} */ character) => {
    const key = character.getEntity();
    return key !== null && content.getEntity(key).getType() === type;
  }, found);
};
const unseen = { opacity: 0 };
const decorator = new CompositeDecorator([
  { strategy: entities('mention'), component: (/** @type {any} */ { children }) => <span className="mention">{children}</span> },
  { strategy: entities('link'), component: (/** @type {any} */ { children }) => <a href="https://example.org/">{children}</a> },
  { strategy: entities('emoji'), component: (/** @type {any} */ { children }) => <span className="emoji" style={{ background: 'gold' }}><span style={unseen}>{children}</span></span> },
]);

/** @param {import('./document.js').Line[]} lines */
function contentOf(lines) {
  let content = ContentState.createFromText('');
  const blocks = lines.map(({ item, parts }) => {
    let text = '';
    /** @type {any[]} */
    const characters = [];
    for (const part of parts) {
      const [kind, value] = typeof part === 'string' ? ['text', part] : /** @type {[string, string]} */ (Object.entries(part)[0]);
      const words = kind === 'mention' ? `@${value}` : kind === 'br' ? '\n' : value;
      let entity = null;
      if (['mention', 'link', 'emoji'].includes(kind)) {
        content = content.createEntity(kind, kind === 'link' ? 'MUTABLE' : 'IMMUTABLE', {});
        entity = content.getLastCreatedEntityKey();
      }
      for (let at = 0; at < words.length; at++) characters.push(CharacterMetadata.create({ style: OrderedSet(kind === 'b' ? ['BOLD'] : []), entity }));
      text += words;
    }
    return new ContentBlock({ key: genKey(), type: item ? 'unordered-list-item' : 'unstyled', text, characterList: List(characters) });
  });
  return ContentState.createFromBlockArray(blocks, content.getEntityMap());
}

/** @param {any} content @param {any} block @returns {import('./document.js').Piece[]} */
function piecesIn(content, block) {
  const text = block.getText();
  return [...Array(text.length).keys()].map((at) => {
    const key = block.getEntityAt(at);
    const type = key === null ? '' : content.getEntity(key).getType();
    const style = text[at] === '\n' ? 'n' : { mention: '@', link: 'a', emoji: 'e' }[type] ?? (block.getInlineStyleAt(at).has('BOLD') ? 'b' : 'p');
    return [text[at], /** @type {import('./document.js').Style} */ (style)];
  });
}

/** @param {HTMLElement} place @returns {import('./document.js').Opened} */
export function openDraft(place) {
  let state = EditorState.createEmpty(decorator);
  const root = createRoot(place);
  const draw = () => root.render(<Editor editorState={state} onChange={change} handleKeyCommand={command} placeholder="What is on your mind?" spellCheck={false} />);
  const change = (/** @type {any} */ next) => { state = next; draw(); };
  const command = (/** @type {string} */ name, /** @type {any} */ now) => {
    const next = RichUtils.handleKeyCommand(now, name);
    if (!next) return 'not-handled';
    change(next);
    return 'handled';
  };
  flushSync(draw);
  const box = /** @type {HTMLElement} */ (place.querySelector('[contenteditable]'));
  box.setAttribute('data-box', '');
  return {
    box, can: ['lines', 'b', 'link', 'mention', 'emoji', 'br', 'item'],
    fill: (lines) => flushSync(() => change(EditorState.moveSelectionToEnd(EditorState.createWithContent(contentOf(lines), decorator)))),
    pieces: () => joined(state.getCurrentContent().getBlocksAsArray().map((/** @type {any} */ block) => piecesIn(state.getCurrentContent(), block))),
    mention: (name) => {
      const content = state.getCurrentContent().createEntity('mention', 'IMMUTABLE', {});
      const next = Modifier.replaceText(content, state.getSelection(), `@${name}`, undefined, content.getLastCreatedEntityKey());
      flushSync(() => change(EditorState.push(state, next, 'insert-characters')));
    },
  };
}
