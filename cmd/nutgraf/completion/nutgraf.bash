# Completion of nutgraf for bash. Try it: source <(nutgraf completion bash)
_nutgraf() {
    local IFS=$'\n' current="${COMP_WORDS[COMP_CWORD]}" word found
    local -a words=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        [[ $word == = ]] || words+=("${word//[\\\'\"]/}")
    done
    [[ $current == = ]] && words+=("")
    COMPREPLY=()
    if found=$("${COMP_WORDS[0]/#\~/$HOME}" __complete -- "${words[@]}" 2>/dev/null); then
        for word in $found; do
            COMPREPLY+=("$(printf '%q' "$word")")
        done
    else
        compopt -o filenames
        COMPREPLY=($(compgen -f -- "${current#=}"))
    fi
}
complete -F _nutgraf nutgraf
