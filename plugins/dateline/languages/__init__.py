"""What a language brings along: one TOML file each, with every word list that other rooms need."""
