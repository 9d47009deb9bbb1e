using System.IO.Compression;
using System.Text;

namespace StartupPlanner.Workbook.Tests;

public sealed class AForeignTable
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    [Fact]
    public void Is_read_as_text_with_dates_as_dates()
    {
        var rows = Read("""
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" s="1"><v>46418</v></c><c r="D2" s="2"><v>46446</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>Wages</t></is></c><c r="C3"><v>0.30000000000000004</v></c><c r="D3"><f>C3*2</f><v>-1.5E+3</v></c></row>
            <row><c t="str"><f>"x"</f><v>x</v></c><c t="e"><v>#DIV/0!</v></c></row>
            """);
        Assert.Equal([[], ["Sales 收入", "", "2027-01-31", "2027-02-28"], ["Wages", "", "0.3", "-1500"], ["x", "#DIV/0!"]], rows);
    }

    [Fact]
    public void May_be_one_of_our_own()
    {
        var rows = WorkbookTable.Read(new MemoryStream(Book.Bytes(SampleModels.Edges())));
        Assert.Contains(rows, row => row.Count > 0);
    }

    [Theory]
    [InlineData("<row r=\"10001\"><c r=\"A10001\"><v>1</v></c></row>"), InlineData("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>"), InlineData("<row r=\"1\"><c r=\"ZZZZZZZZZ1\"><v>1</v></c></row>"), InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row><row"),
     InlineData("<row r=\"1\"><c r=\"A1\"><v>many</v></c></row>"), InlineData("<row r=\"1\"><c r=\"1\"><v>1</v></c></row>"), InlineData("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1e300</v></c></row>")]
    public void That_is_none_is_refused(string rows) => Assert.Throws<InvalidDataException>(() => Read(rows));

    [Theory, InlineData(""), InlineData("PK"), InlineData("a,b\n1,2")]
    public void Is_no_other_file(string content) => Assert.Throws<InvalidDataException>(() => WorkbookTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(content))));

    private static IReadOnlyList<IReadOnlyList<string>> Read(string rows)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/sheet.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                <Override PartName="/xl/strings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """);
            const string relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Write(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{relationship}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Write(zip, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{relationship}/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="{relationship}/sharedStrings" Target="strings.xml"/><Relationship Id="r3" Type="{relationship}/styles" Target="styles.xml"/></Relationships>
                """);
            Write(zip, "xl/workbook.xml", $"""<workbook {Main} xmlns:r="{relationship}"><sheets><sheet name="Books" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Write(zip, "xl/strings.xml", $"""<sst {Main}><si><r><t>Sales </t></r><r><t>收入</t></r><rPh sb="0" eb="1"><t>not shown</t></rPh></si></sst>""");
            Write(zip, "xl/styles.xml", $"""<styleSheet {Main}><numFmts count="1"><numFmt numFmtId="170" formatCode="[$-409]mmm\ yyyy"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>""");
            Write(zip, "xl/sheet.xml", $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>");
        }
        stream.Position = 0;
        return WorkbookTable.Read(stream);
    }

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content.TrimStart());
    }
}
