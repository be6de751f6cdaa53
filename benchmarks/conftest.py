"""One core for every benchmark: figures of machines with different numbers of cores compare."""

import torch

torch.set_num_threads(1)
