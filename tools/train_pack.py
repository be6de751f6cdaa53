"""Train the embedded English Stanza pack from the treebanks: one command a model, one for all.

    python tools/train_pack.py STAGE TREEBANKS WORK

TREEBANKS is the folder of prepared treebanks (with its `prepare.py`); WORK receives the plain data
(`WORK/data`) and the checkpoints (`WORK/models`).  STAGE is one of the names in STAGES, or `all`.
Every training stage is one call of Stanza's own trainer with the arguments below, the seed its
default 1234.  The other stages call the scripts beside this one: `data` makes the entity data,
`tagger-mean` averages checkpoints, `retag` gives the parser's trees predicted tags, `pack` packs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TOKENIZER = """
    stanza.models.tokenizer --mode train --lang en --shorthand en_news
    --txt_file {data}/train.txt --label_file {data}/train.toklabels
    --dev_txt_file {data}/tokdev.txt --dev_label_file {data}/tokdev.toklabels
    --dev_conll_gold {data}/tokdev.conllu --conll_file {out}/tokdev.pred.conllu
    --mwt_json_file {data}/mwt.json --no_use_mwt --max_seqlen 300 --steps 2000 --eval_steps 250
    --batch_size 32 --lr0 2e-3 --save_dir {out} --save_name tokenizer.pt
"""

TAGGER = """
    stanza.models.tagger --mode train --lang en --shorthand en_news
    --train_file {data}/train_f.conllu --eval_file {data}/dev.conllu
    --output_file {out}/posdev.pred.conllu --no_pretrain --word_cutoff 3 --word_emb_dim 75
    --char_emb_dim 50 --char_hidden_dim 100 --transformed_dim 75 --hidden_dim 150 --num_layers 2
    --deep_biaff_hidden_dim 200 --share_hid --batch_size 100 --max_steps 2200 --eval_interval 200
    --fix_eval_interval --max_steps_before_stop 400 --lr 3e-3 --second_optim adam --second_lr 6e-4
    --dropout 0.33 --word_dropout 0.25 --save_dir {out} --save_name tagger.pt --save_each
"""
# The mean of late checkpoints does for the tagger what a falling learning rate would.
TAGGER_MEAN = "{out}/tagger.pt {out}/tagger_01800.pt {out}/tagger_02000.pt {out}/tagger_02200.pt"

PARSER = """
    stanza.models.parser --mode train --lang en --shorthand en_news
    --output_file {out}/depdev.pred.conllu --no_pretrain --word_cutoff 3 --word_emb_dim 60
    --char_emb_dim 40 --char_hidden_dim 80 --transformed_dim 60 --tag_emb_dim 40 --no_ufeats
    --hidden_dim 256 --num_layers 2 --deep_biaff_hidden_dim 100 --no_linearization --no_distance
    --batch_size 1500 --optim adam --beta2 0.95 --no_second_optim --no_plateau
    --max_steps_before_stop 2000 --no_checkpoint --dropout 0.33 --word_dropout 0.25
    --augment_nopunct 0.1 --save_dir {out}
"""
GOLD_TAGS = " --train_file {data}/train_f.conllu --eval_file {data}/dev.conllu "
# The trees with predicted tags come as the second file: the trainer numbers its words by the first
# one, and those numbers must stay what they were in the earlier phases.
OWN_TAGS = """
    --train_file {data}/train_f.conllu --silver_file {data}/train_auto.conllu --silver_weight 4
    --eval_file {data}/dev_auto.conllu
"""
PARSER_1 = (
    PARSER + GOLD_TAGS + ("--lr 3e-3 --max_steps 1200 --eval_interval 400 --save_name parser_1.pt")
)
PARSER_2 = (
    PARSER
    + GOLD_TAGS
    + (
        "--lr 2e-3 --max_steps 600 --eval_interval 200 --save_name parser_2.pt "
        "--continue_from {out}/parser_1.pt"
    )
)
# The low-rate phases run twice, on two orders of the data, and continue from the mean.
PARSER_3 = (
    PARSER
    + OWN_TAGS
    + ("--lr 8e-4 --max_steps 400 --eval_interval 200 --continue_from {out}/parser_2.pt ")
)
PARSER_4 = (
    PARSER
    + OWN_TAGS
    + ("--lr 2.5e-4 --max_steps 500 --eval_interval 100 --continue_from {out}/parser_3.pt ")
)

LEMMATIZER = """
    stanza.models.lemmatizer --mode train --shorthand en_news
    --train_file {data}/lemtypes.conllu --eval_file {data}/dev.conllu
    --output_file {out}/lemdev.pred.conllu --hidden_dim 100 --emb_dim 30 --pos_dim 30
    --num_epoch 4 --batch_size 100 --save_dir {out} --save_name lemmatizer.pt
"""

NER = """
    stanza.models.ner_tagger --mode train --shorthand en_news
    --train_file {data}/ner_train_silver.json --eval_file {data}/ner_dev.json --no_pretrain
    --word_emb_dim 50 --char_emb_dim 30 --char_hidden_dim 50 --hidden_dim 128 --dropout 0.4
    --word_dropout 0.15 --optim adam --lr 2e-3 --lr_decay 0.5 --patience 1 --min_lr 1e-4
    --batch_size 64 --max_batch_words 2500 --eval_interval 400 --max_steps 4800
    --max_steps_no_improve 4800 --save_dir {out} --save_name ner.pt
"""

TRAINERS = {
    "tokenizer": TOKENIZER,
    "tagger": TAGGER,
    "lemmatizer": LEMMATIZER,
    "parser-1": PARSER_1,
    "parser-2": PARSER_2,
    "parser-3a": PARSER_3 + "--save_name parser_3a.pt",
    "parser-3b": PARSER_3 + "--save_name parser_3b.pt --seed 4321",
    "parser-4a": PARSER_4 + "--save_name parser_4a.pt",
    "parser-4b": PARSER_4 + "--save_name parser_4b.pt --seed 4321",
    "ner": NER,
}
SCRIPTS = {
    "data": "pack_ner_data.py {treebanks} {data}",
    "tagger-mean": "pack_average.py " + TAGGER_MEAN,
    "retag": "pack_retag.py {data} {out}",
    "parser-3-mean": "pack_average.py {out}/parser_3.pt {out}/parser_3a.pt {out}/parser_3b.pt",
    "parser-4-mean": "pack_average.py {out}/parser.pt {out}/parser_4a.pt {out}/parser_4b.pt",
    "pack": "pack_model.py {out} {pack}",
}
STAGES = (
    "data",
    "tokenizer",
    "tagger",
    "tagger-mean",
    "lemmatizer",
    "parser-1",
    "parser-2",
    "retag",
    "parser-3a",
    "parser-3b",
    "parser-3-mean",
    "parser-4a",
    "parser-4b",
    "parser-4-mean",
    "ner",
    "pack",
)


def commands(stage: str, treebanks: Path, work: Path) -> list[list[str]]:
    """The commands of one stage, each as an argument list."""
    here = Path(__file__).parent
    places = {
        "treebanks": treebanks,
        "data": work / "data",
        "out": work / "models",
        "pack": here.parent / "auditor" / "models" / "en",
    }
    template = TRAINERS.get(stage) or str(here) + "/" + SCRIPTS[stage]
    words = [word.format_map(places) for word in template.split()]
    run = ["-m", *words] if stage in TRAINERS else words
    # The treebanks' own script turns them into the plain files that the trainers read.
    before = [[str(treebanks / "prepare.py"), str(places["data"])]] if stage == "data" else []
    return [[sys.executable, *line] for line in (*before, run)]


def main(arguments: list[str]) -> int:
    """Run the stage named first, or all; the exit code is the first failing command's."""
    if len(arguments) != 3 or arguments[0] not in (*STAGES, "all"):
        print(f"{__doc__}\nstages: {', '.join(STAGES)}, all", file=sys.stderr)
        return 2
    stage, treebanks, work = arguments[0], Path(arguments[1]), Path(arguments[2])
    (work / "models").mkdir(parents=True, exist_ok=True)
    # One thread a job: more gain little on models this small, and two jobs then fit two cores.
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    for name in STAGES if stage == "all" else (stage,):
        for line in commands(name, treebanks, work):
            done = subprocess.run(line, env=environment, check=False)
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
