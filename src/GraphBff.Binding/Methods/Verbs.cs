namespace GraphBff.Binding.Methods;

/// <summary>What the verb in a method's name says. A verb that is in no list says nothing, and is never taken for a read.</summary>
internal static class Verbs
{
    private static readonly HashSet<string> Reads =
    [
        "get", "list", "batchget", "search", "query", "find", "lookup", "describe", "read", "count", "check", "fetch", "scan", "has", "is",
        "expand", "show", "retrieve",
    ];

    private static readonly HashSet<string> Watches = ["watch", "subscribe", "observe", "stream"];

    private static readonly HashSet<string> Writes =
    [
        "abandon", "accept", "acknowledge", "activate", "add", "adjust", "append", "approve", "archive", "assign", "attach", "cancel",
        "capture", "change", "charge", "clear", "close", "commit", "complete", "confirm", "connect", "copy", "create", "deactivate",
        "delete", "deploy", "deprecate", "destroy", "detach", "disable", "disconnect", "drop", "edit", "empty", "enable", "fail", "grant",
        "import", "insert", "install", "invite", "mark", "merge", "modify", "move", "mute", "open", "patch", "pause", "pin", "place",
        "post", "publish", "purge", "put", "record", "register", "reject", "release", "remove", "rename", "replace", "reset", "resolve",
        "respond", "restart", "restore", "resume", "revoke", "rollback", "rotate", "save", "schedule", "send", "set", "settle", "ship",
        "shutdown", "start", "stop", "submit", "terminate", "transfer", "unarchive", "undelete", "uninstall", "unlock", "unpause",
        "unpin", "unregister", "unsubscribe", "update", "upgrade", "upload", "upsert", "write",
    ];

    public static bool IsRead(string verb) => Reads.Contains(verb);

    public static bool IsWatch(string verb) => Watches.Contains(verb);

    public static bool IsWrite(string verb) => Writes.Contains(verb);

    /// <summary>Whether a second verb is joined to the first: <c>GetOrCreateCart</c>, <c>ListAndAcknowledge</c>, <c>CheckOut</c>.</summary>
    public static bool IsJoined(ReadOnlySpan<string> words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] is "or" or "and" && (i == 1 || (i + 1 < words.Length && IsWrite(words[i + 1]))))
            {
                return true;
            }
        }

        return words is ["check", "in" or "out", ..];
    }
}
