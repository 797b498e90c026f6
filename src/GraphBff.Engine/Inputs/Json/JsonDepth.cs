namespace GraphBff.Engine.Inputs.Json;

/// <summary>Distinguishes JSON that nests too deeply from broken JSON. The reader does not.</summary>
internal static class JsonDepth
{
    public static bool Exceeds(ReadOnlySpan<byte> json, int maxDepth)
    {
        var depth = 0;
        var inString = false;
        for (var index = 0; index < json.Length; index++)
        {
            switch (json[index])
            {
                case (byte)'"':
                    inString = !inString;
                    break;
                case (byte)'\\' when inString:
                    index++;
                    break;
                case (byte)'{' or (byte)'[' when !inString:
                    if (++depth > maxDepth)
                    {
                        return true;
                    }

                    break;
                case (byte)'}' or (byte)']' when !inString:
                    depth--;
                    break;
                default:
                    break;
            }
        }

        return false;
    }
}
