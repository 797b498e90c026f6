namespace GraphBff.MockServices.Methods;

/// <summary>What a verb at the beginning of a method's name says.</summary>
internal static class Verbs
{
    private static readonly HashSet<string> Reads =
        ["get", "list", "find", "search", "query", "lookup", "read", "describe", "fetch", "show", "load", "retrieve", "scan", "export"];

    private static readonly HashSet<string> Creations =
        ["create", "place", "add", "insert", "register", "submit", "open", "make", "new", "book", "send", "post", "import"];

    private static readonly HashSet<string> Removals = ["delete", "remove", "destroy", "drop", "purge"];

    private static readonly HashSet<string> Replacements =
        ["update", "patch", "edit", "modify", "change", "set", "put", "upsert", "save", "replace"];

    public static bool IsRead(string verb) => Reads.Contains(verb);

    public static bool IsCreation(string verb) => Creations.Contains(verb);

    public static bool IsRemoval(string verb) => Removals.Contains(verb);

    /// <summary>Whether the fields of the request replace those of the entity.</summary>
    public static bool IsReplacement(string verb) => Replacements.Contains(verb);
}
