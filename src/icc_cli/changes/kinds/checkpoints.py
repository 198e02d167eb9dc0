"""D037 to D039: checkpoints that were signed off."""

from icc_cli.changes.change import KINDS

SIGNED_OFF_CHANGED = KINDS.code(
    "ICC-D037",
    "signed-off-changed",
    "e",
    """
    A target or a value that was signed off with a checkpoint is another one, even if it is a better one.

    What `icc checkpoint freeze` recorded is what the steering committee agreed to. Accept the change with the decision
    that stands behind it, or sign the checkpoint off again.
    """,
)
CHECKPOINT_REWRITTEN = KINDS.code(
    "ICC-D038",
    "checkpoint-rewritten",
    "e",
    """
    The record of a checkpoint that was signed off is another one, or is gone.

    The files in `checkpoints/` are not edited: they are what later numbers are held against.
    """,
)
CHECKPOINT_SIGNED_OFF = KINDS.code(
    "ICC-D039",
    "checkpoint-signed-off",
    "i",
    """
    A checkpoint was signed off.

    From now on its values, the baselines and the targets do not change without a reason.
    """,
)
