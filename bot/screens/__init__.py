"""Results as words and buttons, in both languages. Knows nothing of Telegram's library: plain values out."""
