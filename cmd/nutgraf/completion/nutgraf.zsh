#compdef nutgraf
# Completion of nutgraf for zsh. Try it: source <(nutgraf completion zsh)
_nutgraf() {
    local out
    local -a found
    if out=$("${(Q)words[1]/#\~/$HOME}" __complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null); then
        found=("${(@f)out}")
        [[ -n $out ]] && compadd -U -a found
    else
        _files
    fi
}
if [[ ${funcstack[1]} == _nutgraf ]]; then
    _nutgraf "$@"
else
    compdef _nutgraf nutgraf
fi
