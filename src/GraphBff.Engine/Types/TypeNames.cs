namespace GraphBff.Engine.Types;

/// <summary>GraphQL names from C# ones.</summary>
internal static class TypeNames
{
    /// <summary>
    /// The class's name without <c>Type</c> at the end: <c>UserType</c> becomes <c>User</c>. A generic class sets its own name.
    /// </summary>
    public static string Of(Type type)
    {
        var name = type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;
        return name.EndsWith("Type", StringComparison.Ordinal) ? name[..^4] : name;
    }

    /// <summary><c>PartiallyRefunded</c> becomes <c>PARTIALLY_REFUNDED</c>.</summary>
    public static string Constant(string name)
    {
        var text = new System.Text.StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }
}
