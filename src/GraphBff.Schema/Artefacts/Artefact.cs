using System.Text;

namespace GraphBff.Schema.Artefacts;

/// <summary>One file of the contract for consumers.</summary>
/// <param name="Path">Its path inside the contract's folder, with slashes.</param>
/// <param name="Content">Its bytes. Text is UTF-8 with line feeds on every machine.</param>
internal sealed record Artefact(string Path, byte[] Content)
{
    public static Artefact OfText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
