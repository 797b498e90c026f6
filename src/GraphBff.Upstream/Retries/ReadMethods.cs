using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Retries;

/// <summary>Which methods only read, so that they may be sent again.</summary>
public static class ReadMethods
{
    // From AIP-131, 132 and 231; BatchList is ours, for the lists of several parents.
    private static readonly string[] Verbs = ["BatchGet", "BatchList", "Get", "List"];

    // GetOrCreateCart and ListAndAcknowledge write.
    private static readonly string[] Conjunctions = ["Or", "And"];

    /// <summary>The full names of a service's reads, e.g. <c>/user.v1.UserService/GetUser</c>.</summary>
    public static IEnumerable<string> Of(ServiceDescriptor service)
        => service.Methods.Where(method => IsRead(method.ToProto())).Select(method => $"/{service.FullName}/{method.Name}");

    /// <summary>Whether a method is unary and only reads.</summary>
    public static bool IsRead(MethodDescriptorProto method)
        => !method.ServerStreaming && !method.ClientStreaming && IsRead(method.Name, method.Options?.IdempotencyLevel);

    /// <summary>
    /// Whether a unary method only reads. It does if it is marked <c>NO_SIDE_EFFECTS</c>. Without a mark it does if its name begins with
    /// the word Get, List, BatchGet or BatchList, and no other verb is joined to that.
    /// </summary>
    /// <param name="name">The method's name without its service's.</param>
    /// <param name="mark">The mark in the proto; null if there is none.</param>
    internal static bool IsRead(string name, MethodOptions.Types.IdempotencyLevel? mark) => mark switch
    {
        MethodOptions.Types.IdempotencyLevel.NoSideEffects => true,
        MethodOptions.Types.IdempotencyLevel.Idempotent => false,
        _ => Verbs.Any(verb => name.StartsWith(verb, StringComparison.Ordinal) && IsEndOfWord(name, verb.Length))
            && !Conjunctions.Any(conjunction => HasWord(name, conjunction)),
    };

    private static bool HasWord(string name, string word)
    {
        for (var i = name.IndexOf(word, StringComparison.Ordinal); i >= 0; i = name.IndexOf(word, i + 1, StringComparison.Ordinal))
        {
            if (IsEndOfWord(name, i + word.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEndOfWord(string name, int position) => position == name.Length || char.IsAsciiLetterUpper(name[position]);
}
