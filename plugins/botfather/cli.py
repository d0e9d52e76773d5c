#!/usr/bin/env python3
"""botfather: act as a Telegram bot, by the Bot API (https://core.telegram.org/bots/api).

The token that @BotFather gave for the bot is in TELEGRAM_BOT_TOKEN. It is part of every URL, so no error shows a URL.
"""

import argparse
import http.client
import json
import os
import sys
import urllib.error
import urllib.request

API_URL = "https://api.telegram.org"
ANSWER_SECONDS = 15
UPDATE_KINDS = ["message", "edited_message", "channel_post", "callback_query", "my_chat_member"]


class BotfatherError(Exception):
    """A refusal or a failure that the caller can do something about; its text becomes the `error`."""


def main():
    arguments = build_parser().parse_args()
    try:
        answer, status = arguments.run(arguments), 0
    except BotfatherError as error:
        answer, status = {"error": str(error)}, 1
    print(json.dumps(answer, ensure_ascii=False))
    return status


def build_parser():
    parser = argparse.ArgumentParser(description="Act as a Telegram bot.")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    add_command(subparsers, "get-me", get_me, "Show which bot this is, and what it may do.")
    add_send_message(subparsers)
    add_get_updates(subparsers)
    add_answer_button(subparsers)
    add_set_commands(subparsers)
    return parser


def add_send_message(subparsers):
    parser = add_command(subparsers, "send-message", send_message, "Send a text to a chat, with buttons below it.")
    parser.add_argument(
        "--chat-id", required=True, metavar="CHAT", help="number of the chat, or @name of a public channel or group"
    )
    parser.add_argument("--text", required=True, help="what is said, up to 4096 characters")
    parser.add_argument(
        "--format", choices=["plain", "html", "markdown"], default="plain", help="how TEXT is read (default: %(default)s)"
    )
    parser.add_argument(
        "--button",
        action="append",
        default=[],
        metavar="LABEL=VALUE",
        help="button below the text; a VALUE that is a URL is opened, any other comes back as an update; "
        "may be given several times",
    )
    parser.add_argument(
        "--columns", type=int, default=1, metavar="N", help="buttons in a row, 1 to 8 (default: %(default)s)"
    )
    parser.add_argument("--reply-to", type=int, metavar="MESSAGE", help="number of the message that this one answers")
    parser.add_argument("--silent", action="store_true", help="notify without a sound")
    parser.add_argument("--no-preview", action="store_true", help="show no preview of links")


def add_get_updates(subparsers):
    parser = add_command(
        subparsers, "get-updates", get_updates, "Read what was written to the bot, and which buttons were pressed."
    )
    parser.add_argument(
        "--offset", type=int, metavar="UPDATE", help="first update to read: the next_offset of the last answer, "
        "which also marks all before it as read",
    )
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="most updates, 1 to 100 (default: %(default)s)")
    parser.add_argument(
        "--wait", type=int, default=0, metavar="SECONDS",
        help="wait up to 50 seconds for the first update (default: %(default)s)",
    )
    parser.add_argument(
        "--kind", action="append", choices=UPDATE_KINDS, default=[], help="kind of updates to read (default: as before)"
    )


def add_answer_button(subparsers):
    parser = add_command(subparsers, "answer-button", answer_button, "Answer the press of a button.")
    parser.add_argument("--press-id", required=True, metavar="ID", help="id of the press, from get-updates")
    parser.add_argument("--text", metavar="TEXT", help="what is shown to who pressed it, up to 200 characters")
    parser.add_argument("--alert", action="store_true", help="show the text in a window that must be closed")


def add_set_commands(subparsers):
    parser = add_command(subparsers, "set-commands", set_commands, "Set the commands that chats offer for the bot.")
    parser.add_argument(
        "--entry",
        action="append",
        default=[],
        metavar="NAME=DESCRIPTION",
        help="command such as help=Show what I can do; may be given several times; none removes all",
    )
    parser.add_argument("--language", metavar="CODE", help="only for users of this language, such as de")


def add_command(subparsers, name, run, text):
    # No abbreviations: --re must not quietly mean --reply-to today and --retry tomorrow.
    parser = subparsers.add_parser(name, help=text, description=text, allow_abbrev=False)
    parser.set_defaults(run=run)
    return parser


# --- The commands ------------------------------------------------------------------------------------


def get_me(arguments):
    return request("getMe")


def send_message(arguments):
    modes = {"html": "HTML", "markdown": "MarkdownV2"}
    parameters = {"chat_id": arguments.chat_id, "text": arguments.text, "disable_notification": arguments.silent}
    if arguments.format in modes:
        parameters["parse_mode"] = modes[arguments.format]
    if arguments.button:
        parameters["reply_markup"] = {"inline_keyboard": rows_of(arguments.button, arguments.columns)}
    if arguments.reply_to is not None:
        parameters["reply_parameters"] = {"message_id": arguments.reply_to}
    if arguments.no_preview:
        parameters["link_preview_options"] = {"is_disabled": True}
    sent = request("sendMessage", parameters)
    return {"message_id": sent.get("message_id"), "chat": sent.get("chat"), "date": sent.get("date")}


def rows_of(texts, columns):
    require_within("--columns", columns, 1, 8)
    buttons = [button_of(text) for text in texts]
    return [buttons[at : at + columns] for at in range(0, len(buttons), columns)]


def button_of(text):
    label, value = pair_of("--button", text, "LABEL=VALUE")
    if value.lower().startswith(("http://", "https://", "tg://")):
        return {"text": label, "url": value}
    if len(value.encode()) > 64:
        raise BotfatherError(
            'The value of the button "{}" has {} bytes; Telegram takes up to 64.'.format(label, len(value.encode()))
        )
    return {"text": label, "callback_data": value}


def get_updates(arguments):
    require_within("--limit", arguments.limit, 1, 100)
    require_within("--wait", arguments.wait, 0, 50)
    parameters = {"limit": arguments.limit, "timeout": arguments.wait}
    if arguments.offset is not None:
        parameters["offset"] = arguments.offset
    if arguments.kind:
        parameters["allowed_updates"] = arguments.kind
    updates = request("getUpdates", parameters, seconds=arguments.wait + ANSWER_SECONDS)
    numbers = [update["update_id"] for update in updates]
    return {"updates": updates, "next_offset": max(numbers) + 1 if numbers else arguments.offset}


def answer_button(arguments):
    parameters = {"callback_query_id": arguments.press_id, "show_alert": arguments.alert}
    if arguments.text is not None:
        parameters["text"] = arguments.text
    return {"answered": request("answerCallbackQuery", parameters)}


def set_commands(arguments):
    pairs = [pair_of("--entry", text, "NAME=DESCRIPTION") for text in arguments.entry]
    commands = [{"command": name.lstrip("/"), "description": description} for name, description in pairs]
    parameters = {"commands": commands}
    if arguments.language is not None:
        parameters["language_code"] = arguments.language
    request("setMyCommands", parameters)
    return {"commands": commands}


def pair_of(option, text, shape):
    left, separator, right = text.partition("=")
    if not separator or not left.strip() or not right.strip():
        raise BotfatherError('{} is "{}"; expected {}.'.format(option, text, shape))
    return left.strip(), right.strip()


def require_within(option, number, least, most):
    if not least <= number <= most:
        raise BotfatherError("{} is {}; expected a whole number from {} to {}.".format(option, number, least, most))


# --- The Bot API -------------------------------------------------------------------------------------


def request(method, parameters=None, seconds=ANSWER_SECONDS):
    """Calls a method, and returns its result. Raises a BotfatherError that says why it has none."""
    base, token = api_url(), bot_token()
    asked = urllib.request.Request(
        "{}/bot{}/{}".format(base, token, method),
        data=json.dumps(parameters or {}).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(asked, timeout=seconds) as response:
            answer = read_answer(response, base)
    except urllib.error.HTTPError as error:
        answer = read_answer(error, base)
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise BotfatherError("{} can't be reached: {}.".format(base, str(reason).replace(token, "***")))
    if not answer.get("ok"):
        raise BotfatherError(why_refused(answer, method))
    return answer.get("result")


def api_url():
    url = (os.environ.get("TELEGRAM_API_URL") or API_URL).rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise BotfatherError('TELEGRAM_API_URL is "{}"; expected a URL such as {}.'.format(url, API_URL))
    return url


def bot_token():
    token = os.environ.get("TELEGRAM_BOT_TOKEN", "").strip()
    if not token:
        raise BotfatherError("No token: set TELEGRAM_BOT_TOKEN for smcp to the token that @BotFather gave for your bot.")
    if not all(letter.isascii() and (letter.isalnum() or letter in ":_-") for letter in token):
        raise BotfatherError("TELEGRAM_BOT_TOKEN is no token: it has a character other than letters, digits, : _ and -.")
    return token


def read_answer(response, base):
    try:
        answer = json.loads(response.read().decode())
    except (ValueError, OSError, http.client.HTTPException):
        answer = None
    if not isinstance(answer, dict):
        raise BotfatherError("{} answered with status {} and no JSON object.".format(base, response.code))
    return answer


def why_refused(answer, method):
    code, description = answer.get("error_code"), answer.get("description") or "no reason given"
    wait = (answer.get("parameters") or {}).get("retry_after")
    if code == 401:
        return "Telegram does not know this token ({}); check TELEGRAM_BOT_TOKEN.".format(description)
    if wait is not None:
        return "Telegram refused {}: {}; try again in {} s.".format(method, description, wait)
    return "Telegram refused {}: {} (error {}).".format(method, description, code)


if __name__ == "__main__":
    sys.exit(main())
