# Completion of nutgraf for fish. Try it: nutgraf completion fish | source
function __nutgraf_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    if set -l found ($words[1] __complete -- $words[2..] $current 2>/dev/null)
        printf '%s\n' $found
    else
        __fish_complete_path $current
    end
end
complete -c nutgraf -f -a '(__nutgraf_complete)'
