"""The judgement of Birdcall: values in, values out. No Telegram, SQL, files, clock or chance."""
