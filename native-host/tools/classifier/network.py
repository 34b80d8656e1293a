"""The classifier's network, for training and export; native-host/src/classify/network.cc computes the same."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from labels import HEADS, KINDS, MARKS
from word_pieces import SHAPES


class Net(nn.Module):
    """Gated dilated convolutions over the pieces; pooled by maximum, mean and four attentions."""

    def __init__(self, rows, init=None, d_e=96, d=128, dil=(1, 2, 4), kinds=len(KINDS)):
        super().__init__()
        self.cfg = dict(d_e=d_e, d=d, dil=dil)
        self.emb = nn.Embedding(rows, d_e)
        self.shape = nn.Embedding(SHAPES, d_e)
        self.kind = nn.Embedding(kinds + 1, d_e)
        nn.init.normal_(self.emb.weight, 0, .3)
        nn.init.normal_(self.shape.weight, 0, .1)
        nn.init.normal_(self.kind.weight, 0, .1)
        if init is not None:
            self.emb.weight.data[:len(init)] = init
        self.inp = nn.Linear(d_e, d)
        self.conv = nn.ModuleList(nn.Conv1d(d, 2 * d, 3, padding=k, dilation=k) for k in dil)
        self.norm = nn.ModuleList(nn.LayerNorm(d) for _ in range(len(dil) + 1))
        self.att = nn.Linear(d, 4)
        self.hid = nn.Linear(6 * d, d)
        self.doc = nn.Linear(d, len(HEADS))
        self.tokh = nn.Linear(d, 64)
        self.ctx = nn.Linear(d, 64)
        self.tokl = nn.Linear(64, len(MARKS))

    def forward(self, ids, shapes, kind, mask, drop=.0):
        """ids, shapes: [posts, pieces]; kind: [posts]; mask: 1 where there is a piece. Log-odds of each head, and the
        marks' scores of each piece."""
        a = mask[..., None]
        e = self.emb(ids) + self.shape(shapes) + self.kind(kind)[:, None]
        if self.training:
            e = F.dropout(e, drop)
        h = self.inp(e) * a
        for conv, norm in zip(self.conv, self.norm):
            u, g = conv(norm(h).mul(a).transpose(1, 2)).transpose(1, 2).chunk(2, -1)
            h = h + (u * torch.sigmoid(g)) * a
        z = self.norm[-1](h)
        most = (z + (a - 1) * 1e4).max(1).values
        mean = (z * a).sum(1) / a.sum(1).clamp(min=1)
        w = torch.softmax(self.att(z) + (a - 1) * 1e4, 1)
        attended = torch.einsum('btd,bth->bhd', z, w).flatten(1)
        q = F.relu(self.hid(torch.cat([most, mean, attended], 1)))
        if self.training:
            q = F.dropout(q, .2)
        return self.doc(q), self.tokl(F.relu(self.tokh(z) + self.ctx(q)[:, None]))
