"""The methods this Telegram knows: all of them stand in one table."""

from collections.abc import Mapping
from functools import cache

from bot.sandbox.fake.calls import Method, method
from bot.sandbox.fake.methods import callbacks, editing, inline, intake, media, profile, sending

DELIVERY = ("disable_notification", "protect_content", "allow_paid_broadcast", "message_effect_id")
PREVIEW = ("link_preview_options",)
PHOTO = ("show_caption_above_media", "has_spoiler")
DOCUMENT = ("disable_content_type_detection", "thumbnail")


@cache
def table() -> Mapping[str, Method]:
    """Every method by its name in lower case: Telegram reads names in any case."""
    methods = (
        method(intake.get_me),
        method(intake.get_updates),
        method(intake.set_webhook, ("certificate",)),
        method(intake.delete_webhook),
        method(intake.get_webhook_info),
        method(sending.send_message, DELIVERY + PREVIEW),
        method(editing.edit_message_text, PREVIEW),
        method(editing.edit_message_reply_markup),
        method(editing.delete_message),
        method(sending.send_chat_action),
        method(callbacks.answer_callback_query, ("cache_time",)),
        method(inline.answer_inline_query),
        method(media.send_photo, DELIVERY + PHOTO),
        method(media.send_document, DELIVERY + DOCUMENT),
        method(media.send_voice, DELIVERY),
        method(media.get_file),
        method(profile.set_my_commands),
        method(profile.get_my_commands),
        method(profile.delete_my_commands),
        method(profile.set_my_name),
        method(profile.set_my_description),
        method(profile.set_my_short_description),
        method(profile.set_chat_menu_button),
    )
    return {described.name.lower(): described for described in methods}
