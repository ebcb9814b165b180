"""Everything that is done under a rule with letters, reports, filed plans and casusbeschrijvingen."""

from .blocks import (
    BlockGone,
    StaleBlock,
    add_block,
    move_block,
    remove_block,
    restore_block,
    save_block,
)
from .descriptions import (
    StaleDescription,
    record_family_agreement,
    release_description,
    return_description,
    save_description,
    withdraw_description,
    write_description,
)
from .discarding import discard_report
from .filing import file_plan, plan_bytes
from .pictures import add_picture
from .promises import change_promise, keep_promise, make_promise
from .publishing import (
    NotReady,
    StaleReport,
    adopt_report,
    approve_report,
    return_report,
    send_report,
    submit_report,
    take_back_report,
    withdraw_report,
)
from .references import add_reference, renew_reference
from .renderings import (
    ask_again,
    ask_for_bundle,
    ask_for_concept,
    ask_for_filing,
    bundle_bytes,
    file_bundle,
    file_report,
    report_bytes,
)
from .replacing import replace_report
from .reports import (
    StaleHead,
    check_peildatum,
    concept_letters,
    create_report,
    enclose,
    lock_report,
    move_enclosure,
    report_stamp,
    save_head,
)
from .sender import save_sender

__all__ = [
    "BlockGone",
    "NotReady",
    "StaleBlock",
    "StaleDescription",
    "StaleHead",
    "StaleReport",
    "add_block",
    "add_picture",
    "add_reference",
    "adopt_report",
    "approve_report",
    "ask_again",
    "ask_for_bundle",
    "ask_for_concept",
    "ask_for_filing",
    "bundle_bytes",
    "change_promise",
    "check_peildatum",
    "concept_letters",
    "create_report",
    "discard_report",
    "enclose",
    "file_bundle",
    "file_plan",
    "file_report",
    "keep_promise",
    "lock_report",
    "make_promise",
    "move_block",
    "move_enclosure",
    "plan_bytes",
    "record_family_agreement",
    "release_description",
    "remove_block",
    "renew_reference",
    "replace_report",
    "report_bytes",
    "report_stamp",
    "restore_block",
    "return_description",
    "return_report",
    "save_block",
    "save_description",
    "save_head",
    "save_sender",
    "send_report",
    "submit_report",
    "take_back_report",
    "withdraw_description",
    "withdraw_report",
    "write_description",
]
