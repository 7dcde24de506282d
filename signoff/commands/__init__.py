"""The commands that have a file of their own: arguments -> one call -> print -> exit code. cli.py registers them."""

from signoff.commands.booking import booking
from signoff.commands.bundle import command as review_bundle
from signoff.commands.doctor import doctor
from signoff.commands.new import new
from signoff.commands.publish import publish, releases, rollback
from signoff.commands.remarks import remarks, settle
from signoff.commands.revise import revise
from signoff.commands.sign import sign
from signoff.commands.status import status
from signoff.commands.verify import command as verify

COMMANDS = (
    booking,
    doctor,
    new,
    publish,
    releases,
    remarks,
    review_bundle,
    revise,
    rollback,
    settle,
    sign,
    status,
    verify,
)
