using System.Text;

namespace GraphBff.Binding.Serving;

/// <summary>The paths of field masks, which are camel case in JSON and snake case in protos.</summary>
internal static class Masks
{
    public static string Camel(string path)
    {
        var text = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '_' && i + 1 < path.Length && char.IsAsciiLetterLower(path[i + 1]))
            {
                text.Append(char.ToUpperInvariant(path[++i]));
            }
            else
            {
                text.Append(path[i]);
            }
        }

        return text.ToString();
    }

    public static string Snake(string path)
    {
        var text = new StringBuilder(path.Length + 4);
        foreach (var c in path)
        {
            if (char.IsAsciiLetterUpper(c))
            {
                text.Append('_').Append(char.ToLowerInvariant(c));
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }
}
