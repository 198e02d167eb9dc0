"""D037 to D039: signed-off checkpoints."""

from icc_cli.changes.change import KINDS

SIGNED_OFF_CHANGED = KINDS.code(
    "ICC-D037",
    "signed-off-changed",
    "e",
    """
    A target or a value that was signed off with a checkpoint has changed, even if for the better.

    What `icc checkpoint freeze` recorded is what the steering committee agreed to. Accept the change with the
    decision behind it, or sign off the checkpoint again.
    """,
)
CHECKPOINT_REWRITTEN = KINDS.code(
    "ICC-D038",
    "checkpoint-rewritten",
    "e",
    """
    The record of a signed-off checkpoint has changed, or was removed.

    Do not edit the files in `checkpoints/`: later numbers are compared with them.
    """,
)
CHECKPOINT_SIGNED_OFF = KINDS.code(
    "ICC-D039",
    "checkpoint-signed-off",
    "i",
    """
    A checkpoint was signed off.

    From now on its values, baselines and targets do not change without a reason.
    """,
)
