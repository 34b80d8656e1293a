"""Writes the classifier's model file from a checkpoint of the training, and texts with what the network says of them.

  python export.py --checkpoint student.pt --vocabulary vocab.txt --out shared/tables/post_classifier/post_classifier.model \\
    --parity tests/unit/classify/parity.json

The checkpoint holds {'state', 'cfg'} of network.Net; the vocabulary is the vocab.txt of BERT (uncased) or MiniLM.
"""
import argparse
import json

import torch

from labels import HEADS, KINDS, kind_index
from model_file import model_bytes, rows_of_bytes
from network import Net
from parity_texts import TEXTS
from word_pieces import WordPieces


def read_post(net, tokenizer, post):
    """One row of the parity file. Offsets are bytes of UTF-8, each part's own."""
    pieces, ids, shapes = [], [], []
    for number, part in enumerate(post['parts']):
        part_ids, spans, part_shapes = tokenizer.pieces(part * post.get('times', 1))
        at = [0]
        for char in part * post.get('times', 1):
            at.append(at[-1] + len(char.encode()))
        pieces += [[number, at[b], at[e]] for b, e in spans]
        ids += part_ids
        shapes += part_shapes
    read_ids, read_shapes = (ids, shapes) if ids else ([tokenizer.unknown], [0])
    kind = kind_index(post.get('kind', 'post'), post.get('picture', False))
    with torch.no_grad():
        heads, marks = net(torch.tensor([read_ids]), torch.tensor([read_shapes]), torch.tensor([kind]),
                           torch.ones(1, len(read_ids)))
    marks = torch.softmax(marks[0], -1) if ids else marks[0, :0]
    row = {'why': post['why'], 'parts': post['parts'], 'times': post.get('times', 1),
           'kind': KINDS.index(post.get('kind', 'post')) + 1, 'picture': post.get('picture', False),
           'log_odds': [round(x, 5) for x in heads[0].tolist()]}
    # A long text's pieces are told by their number.
    row['count'] = len(ids)
    if row['times'] == 1:
        row |= {'ids': ids, 'shapes': shapes, 'pieces': pieces,
                'marks': [[round(x, 5) for x in mark] for mark in marks.tolist()]}
    return row


def main():
    arguments = argparse.ArgumentParser()
    for name in ('checkpoint', 'vocabulary', 'out', 'parity'):
        arguments.add_argument('--' + name, required=True)
    given = arguments.parse_args()
    tokenizer = WordPieces(given.vocabulary)
    saved = torch.load(given.checkpoint, map_location='cpu', weights_only=True)
    state = saved['state']
    net = Net(tokenizer.rows, **saved['cfg'])
    # Parity is with what the file holds: whole numbers for the vocabulary's rows.
    rows, scales = rows_of_bytes(state['emb.weight'].numpy())
    net.load_state_dict(state | {'emb.weight': torch.from_numpy(rows * scales[:, None])})
    net.eval()
    model = model_bytes(tokenizer, {name: value.numpy() for name, value in state.items()}, saved['cfg'])
    with open(given.out, 'wb') as out:
        out.write(model)
    posts = [read_post(net, tokenizer, post) for post in TEXTS]
    with open(given.parity, 'w', encoding='utf-8') as out:
        lines = ',\n'.join(json.dumps(post, ensure_ascii=False) for post in posts)
        out.write(f'[\n{lines}\n]\n')
    print(f'{len(model)} bytes, {len(HEADS)} heads, {len(posts)} texts')


if __name__ == '__main__':
    main()
