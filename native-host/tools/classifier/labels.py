"""What the classifier tells apart. Orders are part of the model file: native-host/src/classify/post_classifier.h."""

POLICIES = [
    'medical_advice', 'misinformation', 'hate', 'offensive', 'bullying', 'confidential', 'employee_info',
    'credentials', 'photo', 'boundary', 'speaking_for_employer', 'disparagement',
]
HEADS = ['privacy', 'phi'] + POLICIES + ['protected']

# As enum Kind of discreet/draft.h, without its first. A post with a picture is one kind more, after these.
KINDS = ['post', 'reply', 'review_reply', 'review', 'comment', 'caption', 'message', 'bio', 'form']

# What a piece is part of.
MARKS = ['none', 'direct', 'indirect', 'policy']


def kind_index(kind, picture):
    """Row of the network's table of kinds; kinds that are not known are read as posts."""
    index = KINDS.index(kind) if kind in KINDS else 0
    return len(KINDS) if picture and index == 0 else index
