namespace GraphBff.Engine.Types;

/// <summary>GraphQL names from C# ones.</summary>
internal static class TypeNames
{
    /// <summary>The class's name less the role at its end: <c>UserType</c> is <c>User</c>.</summary>
    public static string Of(Type type) => type.Name.EndsWith("Type", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;

    /// <summary><c>PartiallyRefunded</c> is <c>PARTIALLY_REFUNDED</c>.</summary>
    public static string Constant(string name)
    {
        var text = new System.Text.StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
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
